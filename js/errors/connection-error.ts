import { OrderError, type OrderErrorDetails } from "./order-error.js";

/** No answer came: no connection could be made, or it was lost. `cause` is what the host's `fetch` threw. */
export class ConnectionError extends OrderError {
  declare readonly name: "ConnectionError";
  declare readonly code: "connection_failed";

  /** For tests of your own: the package makes them itself. */
  constructor(message: string, details: OrderErrorDetails) {
    super("connection_failed", message, details, "ConnectionError");
  }
}
