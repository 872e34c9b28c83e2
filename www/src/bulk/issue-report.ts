// All issues of a source as a file: read once more, so that the report has no limit and takes no memory meanwhile.

import { type OrderLine, validateOrders } from "assessment-order";
import type { OpenSource } from "./bulk-source";
import type { ReportFormat } from "./messages";

/** Characters that are put together before they become a part of the file. */
const PART_LENGTH = 1 << 20;
const BOUNDLESS = 2 ** 31;

const FORMATS: Record<ReportFormat, { type: string; head: string; write: (line: OrderLine) => string }> = {
  ndjson: { type: "application/x-ndjson", head: "", write: jsonLine },
  csv: {
    type: "text/csv",
    head: csvRow(["line", "column", "severity", "code", "pointer", "message"]),
    write: csvRows,
  },
};

export async function writeReport(
  source: OpenSource,
  format: ReportFormat,
): Promise<{ report: Blob; issues: number }> {
  const { type, head, write } = FORMATS[format];
  const parts: Blob[] = [];
  let text = head;
  let issues = 0;
  for await (const line of validateOrders(source.read(), { strict: true, maxIssues: BOUNDLESS })) {
    issues += line.issues.length;
    text += write(line);
    if (text.length < PART_LENGTH) continue;
    parts.push(new Blob([text]));
    text = "";
  }
  return { report: new Blob([...parts, text], { type }), issues };
}

/** The line's number in the file takes the place of each issue's own, which is always 1. */
function jsonLine({ line, issues }: OrderLine): string {
  return `${JSON.stringify({ line, issues: issues.map((issue) => ({ ...issue, line })) })}\n`;
}

function csvRows({ line, issues }: OrderLine): string {
  const rows = issues.map(({ column, severity, code, pointer, message }) =>
    csvRow([line, column ?? "", severity, code, pointer, message]),
  );
  return rows.join("");
}

/** RFC 4180. What a spreadsheet would take for a formula is kept from it by an apostrophe. */
function csvRow(cells: (string | number)[]): string {
  const quoted = cells.map((cell) => {
    const text = String(cell);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(",")}\r\n`;
}
