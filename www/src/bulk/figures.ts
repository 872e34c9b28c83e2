// A row of large figures with what they mean.

import { element } from "../dom";

export interface Figures<Name extends string> {
  list: HTMLDListElement;
  show(values: Record<Name, string>): void;
}

/** @param terms What the figures are called, by the names that `show` takes. */
export function createFigures<Name extends string>(terms: Record<Name, string>): Figures<Name> {
  const list = element("dl", { class: "figures" });
  const values = new Map<string, HTMLElement>();
  for (const [name, term] of Object.entries<string>(terms)) {
    const value = element("dd", { "data-testid": name, "data-text": "–" }, "–");
    values.set(name, value);
    list.append(element("div", {}, element("dt", {}, term), value));
  }
  return {
    list,
    show(shown) {
      for (const [name, text] of Object.entries<string>(shown)) {
        const value = values.get(name);
        if (!value || value.textContent === text) continue;
        value.textContent = text;
        // For styles, which cannot read the text.
        value.dataset["text"] = text;
      }
    },
  };
}
