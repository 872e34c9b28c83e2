// Which bad order was caught by whom, one by one.

import { element } from "../dom";
import type { Comparison } from "./messages";

export function showCatches({ rivals, catches }: Comparison): HTMLElement {
  const heads = ["The order has", ...rivals.map(({ name }) => name)];
  const rows = catches.map(({ what, caught }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, what),
      ...caught.map((isCaught) =>
        element(
          "td",
          { class: isCaught ? "caught" : "missed" },
          element("span", { "aria-hidden": "true" }, isCaught ? "✓ " : "✗ "),
          isCaught ? "caught" : "missed",
        ),
      ),
    ),
  );
  const table = element(
    "table",
    { class: "catches", "data-testid": "peers-each" },
    element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows),
  );
  const scroller = {
    class: "catches-scroller",
    tabindex: "0",
    role: "region",
    "aria-label": "Bad orders one by one",
  };
  return element(
    "details",
    {},
    element("summary", {}, "Bad orders one by one"),
    element("div", scroller, table),
  );
}
