// Tables in Markdown, each between two markers that name it.

/**
 * The text with each table in the place of the one between its markers.
 *
 * @param {string} text
 * @param {Record<string, string[][]>} tables rows without the heading, which stays as it is
 */
export function withTables(text, tables) {
  let written = text;
  for (const [name, rows] of Object.entries(tables)) {
    const place = placeOf(name);
    if (!place.test(written)) throw new Error(`README.md has no table between the markers of "${name}".`);
    written = written.replace(
      place,
      (_, start, heading, _line, _rows, end) => start + markdown(cells(heading), rows) + end,
    );
  }
  return written;
}

/**
 * The rows of a table in the text.
 *
 * @param {string} text
 * @param {string} name
 */
export function tableRows(text, name) {
  const [found, , , , rows = ""] = placeOf(name).exec(text) ?? [];
  if (found === undefined) throw new Error(`README.md has no table between the markers of "${name}".`);
  return rows
    .split("\n")
    .filter((line) => line !== "")
    .map(cells);
}

/** Start marker, heading, the line below it, rows, end marker. @param {string} name */
function placeOf(name) {
  return new RegExp(`(<!-- ${name}: .*-->\\n\\n)(\\|.*\\n)(\\|.*\\n)((?:\\|.*\\n)*)(\\n<!-- /${name} -->)`);
}

/** @param {string} line */
function cells(line) {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/**
 * @param {string[]} heading
 * @param {string[][]} rows
 */
function markdown(heading, rows) {
  const widths = heading.map((_, column) =>
    Math.max(...[heading, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  return [heading, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("");
}
