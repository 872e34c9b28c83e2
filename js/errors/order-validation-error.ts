import type { Issue } from "../validation/issue.js";
import { OrderError } from "./order-error.js";

/** The order is not valid, so nothing was sent. */
export class OrderValidationError extends OrderError {
  declare readonly name: "OrderValidationError";
  declare readonly code: "invalid_order";
  /** What is wrong: the first issues in the order of the text. */
  readonly issues: Issue[];
  /** How many issues there are in all. */
  readonly issueCount: number;

  /** @internal */
  constructor(issues: Issue[], issueCount: number) {
    super(
      "invalid_order",
      summary(issues, issueCount),
      { attempts: 0, retryable: false },
      "OrderValidationError",
    );
    this.issues = issues;
    this.issueCount = issueCount;
  }
}

function summary(issues: Issue[], issueCount: number): string {
  const first = issues.find((issue) => issue.severity === "error") ?? issues[0];
  const others = issueCount - 1;
  const more = others > 0 ? ` (and ${others} more ${others === 1 ? "issue" : "issues"})` : "";
  return `The order is not valid: ${first?.message ?? ""}${more}`;
}
