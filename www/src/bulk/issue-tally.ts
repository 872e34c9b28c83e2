// What was found so far: the rows of the table, which lines may be sent, and how often each field has an issue.

import type { Issue, OrderLine } from "assessment-order";
import { LineSet } from "./line-set";
import type { FieldCount, IssueRow, RowFilter } from "./messages";

const MOST_ROWS = 100_000;
/** A file may bring any number of unknown fields. */
const MOST_FIELDS = 2_000;
const OTHER_FIELDS = "(other fields)";

export class IssueTally {
  readonly faulty = new LineSet();
  /** How many lines have warnings alone. */
  warned = 0;
  #isFull = false;
  readonly #rows: IssueRow[] = [];
  readonly #fields = new Map<string, number>();
  #filtered: { key: string; seen: number; rows: IssueRow[] } = { key: "", seen: 0, rows: [] };

  get rowCount(): number {
    return this.#rows.length;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  add({ line, issues, issueCount }: OrderLine): void {
    // Where not all issues are kept, an error may be among the others.
    const hasError = issueCount > issues.length || issues.some(({ severity }) => severity === "error");
    if (hasError) this.faulty.add(line);
    else this.warned += 1;
    for (const issue of issues) {
      const field = this.#count(fieldOf(issue.path));
      this.#keep(line, field, issue);
    }
  }

  get fieldCount(): number {
    return this.#fields.size;
  }

  fields(most: number): FieldCount[] {
    const counts = Array.from(this.#fields, ([field, count]) => ({ field, count }));
    return counts.sort((one, another) => another.count - one.count).slice(0, most);
  }

  rows(filter: RowFilter, from: number, to: number): { total: number; rows: IssueRow[] } {
    const all = this.#matching(filter);
    return { total: all.length, rows: all.slice(from, to) };
  }

  /** Goes on from where the same filter was asked for last. */
  #matching(filter: RowFilter): IssueRow[] {
    if (filter.code === undefined && filter.field === undefined) return this.#rows;
    const key = JSON.stringify([filter.code, filter.field]);
    if (key !== this.#filtered.key) this.#filtered = { key, seen: 0, rows: [] };
    const { rows, seen } = this.#filtered;
    for (const row of this.#rows.slice(seen)) if (matches(row, filter)) rows.push(row);
    this.#filtered.seen = this.#rows.length;
    return rows;
  }

  /** Gives the name under which the field is counted. */
  #count(field: string): string {
    const known = this.#fields.has(field) || this.#fields.size < MOST_FIELDS ? field : OTHER_FIELDS;
    this.#fields.set(known, (this.#fields.get(known) ?? 0) + 1);
    return known;
  }

  #keep(line: number, field: string, { code, severity, pointer, message, column = 1 }: Issue): void {
    const row = { line, column, field, code, severity, pointer, message };
    if (this.#rows.length < MOST_ROWS) this.#rows.push(row);
    else this.#isFull = true;
  }
}

function matches(row: IssueRow, { code, field }: RowFilter): boolean {
  return (code === undefined || row.code === code) && (field === undefined || row.field === field);
}

/** `response_attributes[].label` for the label of any attribute. */
function fieldOf(path: readonly (string | number)[]): string {
  const name = path.map((step) => (typeof step === "number" ? "[]" : `.${step}`)).join("");
  return name === "" ? "(the whole line)" : name.replace(/^\./, "");
}
