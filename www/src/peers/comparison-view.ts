// The result as tables with bars: what is drawn is also written.

import { createBar } from "../bulk/bar";
import { element } from "../dom";
import type { Comparison, Measurement, Rival } from "./messages";

export function showComparison({ rivals, measurements, catches }: Comparison): HTMLElement[] {
  const caught = rivals.map((_, index) => catches.filter((one) => one.caught[index]).length);
  const timings = measurements.map((measurement) => timingTable(rivals, measurement));
  const catchTable = barTable({
    title: "Bad orders caught",
    hint: `of ${catches.length}, each with one fault; longer is better`,
    testId: "peers-catches",
    columns: ["Caught"],
    rows: rivals.map(({ name }, index) => ({
      name,
      cells: [`${caught[index]} of ${catches.length}`],
      share: (caught[index] ?? 0) / catches.length,
    })),
  });
  return [element("div", { class: "timings" }, ...timings), catchTable];
}

function timingTable(
  rivals: readonly Rival[],
  { form, kind, orderBytes, timings }: Measurement,
): HTMLElement {
  const longest = Math.max(...timings.map(({ microseconds }) => microseconds));
  return barTable({
    title: form === "text" ? "From JSON text" : "From objects",
    hint: `${kind}, ${(orderBytes / 1000).toFixed(1)} kB; shorter is better`,
    testId: "peers-timing",
    columns: ["Time for one order", "Ratio"],
    rows: timings.map(({ microseconds, ratio }, index) => ({
      name: rivals[index]?.name ?? "",
      cells: [`${microseconds.toPrecision(2)} µs`, `${ratio.toFixed(1)} ×`],
      share: microseconds / longest,
    })),
  });
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
