import type { Issue } from "./issue.js";

/**
 * `JSON.stringify` writes `NaN` and the infinities as `null`, so that they are found as such. Where the value given
 * holds one of them, says so instead.
 */
export function nameNonFiniteNumbers(issues: Issue[], order: unknown): void {
  for (const issue of issues) {
    if (issue.code !== "invalid_type" || issue.received !== "null" || issue.expected !== "number") continue;
    const value = valueAt(order, issue.path);
    if (typeof value !== "number") continue;
    issue.code = "invalid_number";
    issue.message = `${issue.path.join(".")} must be a finite number, not ${value}, which JSON has no word for.`;
    delete issue.expected;
    delete issue.received;
  }
}

/** The value at `path`, unless a `toJSON` on the way makes another of it. */
function valueAt(order: unknown, path: (string | number)[]): unknown {
  let value: unknown = order;
  for (const step of path) {
    if (typeof value !== "object" || value === null || "toJSON" in value) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
