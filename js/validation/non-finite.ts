import type { Issue } from "./issue.js";

/**
 * `JSON.stringify` writes `NaN` and the infinities as `null`, so that they are found as such. Where the value given
 * holds one of them, says so instead. The value was read once: only plain properties are looked at again, nothing that
 * would run the caller's code.
 */
export function nameNonFiniteNumbers(issues: Issue[], order: unknown): void {
  for (const issue of issues) {
    if (issue.code !== "invalid_type" || issue.received !== "null" || issue.expected !== "number") continue;
    const value = valueAt(order, issue.path);
    if (typeof value !== "number") continue;
    issue.code = "invalid_number";
    issue.message = `${labelOf(issue.path)} must be a finite number, not ${value}, which JSON has no word for.`;
    delete issue.expected;
    delete issue.received;
  }
}

/** The value at `path`, unless a getter or a `toJSON` on the way makes it. */
function valueAt(order: unknown, path: (string | number)[]): unknown {
  let value: unknown = order;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

function labelOf(path: (string | number)[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1);
}
