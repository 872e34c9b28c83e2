import type { Issue } from "./issue.js";

/**
 * `JSON.stringify` writes `NaN`, the infinities and an invalid `Date` as `null`, so that they are found as such. Where
 * the value given holds one of them, says so instead. The value was read once: only plain properties are looked at again,
 * nothing that would run the caller's code.
 */
export function nameNonFiniteNumbers(issues: Issue[], order: unknown): void {
  try {
    for (const issue of issues) nameNonFinite(issue, order);
  } catch {
    // A Proxy may refuse a second look; what was found is true all the same.
  }
}

function nameNonFinite(issue: Issue, order: unknown): void {
  if (issue.code !== "invalid_type" || issue.received !== "null") return;
  const value = valueAt(order, issue.path);
  if (issue.path.length > 0 && Object.prototype.toString.call(value) === "[object Date]") {
    issue.message = `${labelOf(issue.path)} is an invalid Date, which JSON writes as null.`;
  }
  if (typeof value !== "number" || issue.expected !== "number") return;
  issue.code = "invalid_number";
  issue.message = `${labelOf(issue.path)} must be a finite number, not ${value}, which JSON has no word for.`;
  delete issue.expected;
  delete issue.received;
}

/** The value at `path`, unless a getter or a `toJSON` on the way makes it. */
function valueAt(order: unknown, path: (string | number)[]): unknown {
  let value: unknown = order;
  for (const step of path) {
    if (typeof value !== "object" || value === null || "toJSON" in value) return undefined;
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
