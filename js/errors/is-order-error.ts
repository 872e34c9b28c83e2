import type { ConnectionError } from "./connection-error.js";
import type { HttpError } from "./http-error.js";
import type { InvalidRequestError } from "./invalid-request-error.js";
import type { OrderError, OrderErrorCode } from "./order-error.js";
import type { OrderValidationError } from "./order-validation-error.js";
import type { ResponseError } from "./response-error.js";
import type { TimeoutError } from "./timeout-error.js";

/** The class that stands behind each code. */
export interface OrderErrorByCode {
  invalid_order: OrderValidationError;
  invalid_request: InvalidRequestError;
  connection_failed: ConnectionError;
  timeout: TimeoutError;
  http_error: HttpError;
  response_failed: ResponseError;
  internal: OrderError & { readonly name: "OrderError"; readonly code: "internal" };
}

/** Any error of this package: its `code` tells which. */
export type AnyOrderError = OrderErrorByCode[OrderErrorCode];

const NAMES: Record<OrderErrorCode, string> = {
  invalid_order: "OrderValidationError",
  invalid_request: "InvalidRequestError",
  connection_failed: "ConnectionError",
  timeout: "TimeoutError",
  http_error: "HttpError",
  response_failed: "ResponseError",
  internal: "OrderError",
};

/**
 * Whether `value` is an error of this package, and of that code where one is named. Holds across realms and across
 * copies of the package, where `instanceof` does not.
 */
export function isOrderError(value: unknown): value is AnyOrderError;
export function isOrderError<Code extends OrderErrorCode>(
  value: unknown,
  code: Code,
): value is OrderErrorByCode[Code];
export function isOrderError(value: unknown, code?: OrderErrorCode): boolean {
  if (typeof value !== "object" || value === null) return false;
  try {
    const { name, code: own, attempts } = value as { name?: unknown; code?: unknown; attempts?: unknown };
    const isOurs =
      typeof own === "string" && Object.hasOwn(NAMES, own) && NAMES[own as OrderErrorCode] === name;
    return isOurs && typeof attempts === "number" && (code === undefined || own === code);
  } catch {
    // What lets nobody look at it is not ours.
    return false;
  }
}
