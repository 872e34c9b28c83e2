import type { Issue } from "../validation/issue.js";
import { OrderError } from "./order-error.js";

/** The order is not valid, so nothing was sent. */
export class OrderValidationError extends OrderError {
  declare readonly name: "OrderValidationError";
  declare readonly code: "invalid_order";
  /** What is wrong: the first issues in the order of the text. */
  declare readonly issues: Issue[];
  /** How many issues there are in all. */
  declare readonly issueCount: number;

  /** For tests of your own: the package makes them itself. */
  constructor(issues: Issue[], issueCount: number) {
    const details = { attempts: 0, retryable: false, issues, issueCount };
    super("invalid_order", summary(issues, issueCount), details, "OrderValidationError");
  }
}

function summary(issues: Issue[], issueCount: number): string {
  const first = issues.find((issue) => issue.severity === "error") ?? issues[0];
  const others = issueCount - 1;
  const more = others > 0 ? ` (and ${others} more ${others === 1 ? "issue" : "issues"})` : "";
  return `The order is not valid: ${first?.message ?? ""}${more}`;
}
