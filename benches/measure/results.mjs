// What a part finds out, and how people get to see it.

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} value In the comparison's unit.
 * @property {number} ratio What it costs, with what the first row costs as 1.
 * @property {number} [low] The ratio that one round in ten was below.
 * @property {number} [high] The ratio that one round in ten was above.
 * @property {Record<string, number>} [details] More columns.
 */

/**
 * @typedef {object} Comparison
 * @property {string} title
 * @property {string} unit
 * @property {Row[]} rows
 */

/**
 * The comparison as a Markdown table.
 *
 * @param {Comparison} comparison
 */
export function table({ title, unit, rows }) {
  const details = Object.keys(rows[0].details ?? {});
  const spread = rows[0].low !== undefined;
  const cells = [
    [title, unit, "ours = 1", ...(spread ? ["10–90 %"] : []), ...details],
    ...rows.map((row) => [
      row.name,
      number(row.value),
      row.ratio.toFixed(2),
      ...(spread ? [`${row.low.toFixed(2)}–${row.high.toFixed(2)}`] : []),
      ...details.map((name) => number(row.details[name])),
    ]),
  ];
  const widths = cells[0].map((_, column) => Math.max(3, ...cells.map((line) => line[column].length)));
  const lines = cells.map(
    (line) => `| ${line.map((cell, column) => pad(cell, widths[column], column)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

const pad = (cell, width, column) => (column === 0 ? cell.padEnd(width) : cell.padStart(width));

/** Three digits that mean something. */
function number(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toPrecision(value >= 10 ? 3 : value >= 1 ? 3 : 2);
}
