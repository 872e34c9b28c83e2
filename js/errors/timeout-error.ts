import { OrderError, type OrderErrorDetails } from "./order-error.js";

/** The call took longer than it may: one attempt (`timeoutMs`) or all of it (`deadlineMs`). */
export class TimeoutError extends OrderError {
  declare readonly name: "TimeoutError";
  declare readonly code: "timeout";
  /** Which limit was reached. At the deadline, `cause` is what failed before. */
  declare readonly limit: "attempt" | "deadline";

  /** For tests of your own: the package makes them itself. */
  constructor(message: string, details: OrderErrorDetails & { limit: "attempt" | "deadline" }) {
    super("timeout", message, details, "TimeoutError");
  }
}
