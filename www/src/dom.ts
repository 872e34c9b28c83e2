type Child = Node | string;

/** The element of the page with this id, of the class that the caller works with. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${type.name} with the id ${id}.`);
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** A definition list; a row whose value is `undefined` is left out. */
export function definitions(rows: Record<string, Child | undefined>): HTMLDListElement {
  const list = element("dl", { class: "definitions" });
  for (const [term, value] of Object.entries(rows)) {
    if (value === undefined) continue;
    list.append(element("dt", {}, term), element("dd", { "data-testid": slug(term) }, value));
  }
  return list;
}

function slug(term: string): string {
  return term.toLowerCase().replaceAll(" ", "-");
}

/** Long text in a box of its own, which the keyboard can scroll. */
export function codeBlock(text: string, label: string, testId: string): HTMLPreElement {
  const attributes = { class: "code block", tabindex: "0", role: "region", "aria-label": label };
  return element("pre", { ...attributes, "data-testid": testId }, shortened(text));
}

const SHOWN_CHARACTERS = 20_000;

function shortened(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  const more = text.length - SHOWN_CHARACTERS;
  return `${text.slice(0, SHOWN_CHARACTERS)}\n… and ${more.toLocaleString("en")} more characters`;
}

/** Sets the text of a live region only when it differs, so that a screen reader is not told twice. */
export function announce(region: HTMLElement, text: string): void {
  if (region.textContent !== text) region.textContent = text;
}
