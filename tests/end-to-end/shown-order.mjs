// Runs in the page: the editor's lines, as they are shown.

export function shownOrder() {
  return [...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
}
