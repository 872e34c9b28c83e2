// What the code for this would be: JavaScript that can be read and copied, beside the panel that does the same.

import { createCopyButton } from "./copy-button";
import { element } from "./dom";
import { highlightJavaScript } from "./highlight-javascript";

export interface CodePanel {
  /** Writes the code anew, when what it depends on has changed. */
  refresh(): void;
}

export function createCodePanel(container: HTMLElement, code: () => string): CodePanel {
  const text = element("pre", {
    class: "code block",
    tabindex: "0",
    role: "region",
    "aria-label": "The code for this",
    "data-testid": "code",
  });
  const head = element(
    "div",
    { class: "code-panel-head" },
    element("h2", {}, "The code for this"),
    createCopyButton("Copy", code),
  );
  container.append(element("div", { class: "code-panel", "data-testid": "code-panel" }, head, text));

  const refresh = () => {
    const written = code();
    if (text.textContent !== written) text.replaceChildren(...highlightJavaScript(written));
  };
  refresh();
  return { refresh };
}
