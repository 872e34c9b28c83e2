import { OrderError, type OrderErrorDetails } from "./order-error.js";

/** The answer began as 2xx and broke off: whether the order is stored is unknown. Sending it again does no harm. */
export class ResponseError extends OrderError {
  declare readonly name: "ResponseError";
  declare readonly code: "response_failed";
  /** The status that the answer began with. */
  declare readonly status: number;
  /** Whether the order is stored. */
  declare readonly applied: "unknown";

  /** For tests of your own: the package makes them itself. */
  constructor(message: string, details: OrderErrorDetails & { status: number }) {
    super("response_failed", message, { ...details, applied: "unknown" }, "ResponseError");
  }
}
