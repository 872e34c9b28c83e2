// A button that puts a text into the clipboard and says whether it could.

import { element } from "./dom";

const SHOWN_MS = 2000;

export function createCopyButton(label: string, text: () => string | Promise<string>): HTMLButtonElement {
  const button = element("button", { type: "button", class: "small" }, label);
  const outcome = element("span", { class: "visually-hidden", role: "status" });
  let reset: ReturnType<typeof setTimeout> | undefined;

  const say = (said: string) => {
    const width = button.offsetWidth;
    button.firstChild?.replaceWith(said);
    button.style.minWidth = `${width}px`;
    outcome.textContent = said;
    clearTimeout(reset);
    reset = setTimeout(() => {
      button.firstChild?.replaceWith(label);
      outcome.textContent = "";
    }, SHOWN_MS);
  };
  button.append(outcome);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(await text());
      say("Copied");
    } catch {
      say("Not copied");
    }
  });
  return button;
}
