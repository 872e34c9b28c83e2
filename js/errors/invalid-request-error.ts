import { OrderError } from "./order-error.js";

/** An argument is at fault, so nothing (more) was sent. */
export class InvalidRequestError extends OrderError {
  declare readonly name: "InvalidRequestError";
  declare readonly code: "invalid_request";
  /** Which argument. */
  declare readonly option: string;

  /** For tests of your own: the package makes them itself. */
  constructor(option: string, message: string, details: { attempts?: number; cause?: unknown } = {}) {
    const all = { attempts: 0, retryable: false, ...details, option };
    super("invalid_request", message, all, "InvalidRequestError");
  }
}
