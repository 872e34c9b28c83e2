/** The `code` of an {@link OrderError}. */
export type OrderErrorCode =
  | "invalid_order"
  | "invalid_request"
  | "connection_failed"
  | "timeout"
  | "http_error"
  | "response_failed"
  | "internal";

/** What every error tells. */
export type OrderErrorDetails = { attempts: number; retryable: boolean; cause?: unknown };

/**
 * What every call of this package rejects with, but for an abort. Neither it nor what a console prints of it holds a
 * token or an order.
 *
 * With the code `internal` it is a defect of this package: the module was started afresh, and the next call works.
 */
export class OrderError extends Error {
  declare readonly name: string;
  /** What happened, for programs. */
  declare readonly code: OrderErrorCode;
  /** How many requests were made. */
  declare readonly attempts: number;
  /** Whether the same call may well succeed later. */
  declare readonly retryable: boolean;

  /** All `details` become properties. For tests of your own: the package makes them itself. */
  constructor(
    code: OrderErrorCode,
    message: string,
    { cause, ...details }: OrderErrorDetails & Record<string, unknown>,
    name = "OrderError",
  ) {
    super(message, cause === undefined ? undefined : { cause });
    Object.defineProperty(this, "name", { value: name, configurable: true });
    Object.assign(this, { code, ...details });
  }

  /** The error as plain data, for logs. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([["name", this.name], ["message", this.message], ...Object.entries(this)]);
  }
}
