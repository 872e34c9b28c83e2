// The result as tables with bars: what is drawn is also written.

import { createBar } from "../bulk/bar";
import { element } from "../dom";
import type { Comparison, Rival, Timing } from "./messages";

export function showComparison(comparison: Comparison): HTMLElement[] {
  const { rivals, fromText, fromObjects, catches } = comparison;
  const caught = rivals.map((_, index) => catches.filter(({ caught }) => caught[index]).length);
  return [
    timingTable("From JSON text", "time for one order; shorter is better", "peers-text", rivals, fromText),
    timingTable(
      "From objects",
      "time for one order; shorter is better",
      "peers-objects",
      rivals,
      fromObjects,
    ),
    barTable({
      title: "Bad orders caught",
      hint: `of ${catches.length}, each with one fault; longer is better`,
      testId: "peers-catches",
      columns: ["Caught"],
      rows: rivals.map(({ name }, index) => ({
        name,
        cells: [`${caught[index]} of ${catches.length}`],
        share: (caught[index] ?? 0) / catches.length,
      })),
    }),
  ];
}

function timingTable(
  title: string,
  hint: string,
  testId: string,
  rivals: readonly Rival[],
  timings: readonly Timing[],
): HTMLElement {
  const longest = Math.max(...timings.map(({ microseconds }) => microseconds));
  const rows = timings.map(({ microseconds, ratio }, index) => ({
    name: rivals[index]?.name ?? "",
    cells: [`${microseconds.toPrecision(2)} µs`, `${ratio.toFixed(1)} ×`],
    share: microseconds / longest,
  }));
  return barTable({ title, hint, testId, columns: ["Time", "Ratio"], rows });
}

interface BarTable {
  title: string;
  hint: string;
  testId: string;
  columns: string[];
  rows: { name: string; cells: string[]; share: number }[];
}

function barTable({ title, hint, testId, columns, rows }: BarTable): HTMLElement {
  const heads = ["Who", ...columns].map((text) => element("th", { scope: "col" }, text));
  const body = rows.map(({ name, cells, share }, index) => {
    const { bar, show } = createBar();
    show(share);
    return element(
      "tr",
      index === 0 ? { class: "own" } : {},
      element("th", { scope: "row" }, name),
      ...cells.map((cell) => element("td", { class: "number" }, cell)),
      element("td", { class: "bar-cell", "aria-hidden": "true" }, bar),
    );
  });
  const caption = element(
    "caption",
    {},
    element("strong", {}, title),
    " ",
    element("span", { class: "hint" }, hint),
  );
  const head = element("tr", { class: "visually-hidden" }, ...heads);
  return element(
    "table",
    { class: "bar-table", "data-testid": testId },
    caption,
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}
