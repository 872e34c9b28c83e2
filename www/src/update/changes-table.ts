// The changes that the server made, as a table.

import { element } from "../dom";
import type { Change } from "./changes";

const SHOWN_CHARACTERS = 120;

export function changesTable(changes: readonly Change[]): HTMLElement {
  if (changes.length === 0) return element("p", { "data-testid": "changes" }, "Stored as it was sent.");
  const rows = changes.map(({ field, sent, stored }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", "data-testid": "change-field" }, element("code", {}, field)),
      cell(sent, "not sent"),
      cell(stored, "not stored"),
    ),
  );
  const titles = ["Field", "Sent", "Stored"].map((title) => element("th", { scope: "col" }, title));
  return element(
    "table",
    { class: "changes", "data-testid": "changes" },
    element("caption", {}, "What the server changed"),
    element("thead", {}, element("tr", {}, ...titles)),
    element("tbody", {}, ...rows),
  );
}

function cell(value: unknown, absent: string): HTMLTableCellElement {
  if (value === undefined) return element("td", {}, element("span", { class: "hint" }, absent));
  const text = JSON.stringify(value);
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return element("td", {}, element("code", {}, shown));
}
