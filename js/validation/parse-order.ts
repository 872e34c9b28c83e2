import { OrderValidationError } from "../errors/order-validation-error.js";
import type { Order } from "../generated/model.js";
import type { ValidateOptions } from "./issue.js";
import { bytesOf, type JsonSource } from "./json-source.js";
import { validateOrderJson } from "./validate-order-json.js";

/**
 * Parses an order's JSON text, which must be valid.
 *
 * @example
 * ```ts
 * const order = parseOrder('{ "workspace_id": "w1", "connection_id": "c1", "status": "OPEN" }');
 * order.status; // "OPEN"
 * ```
 * @throws OrderValidationError with its issues if it is not; TypeError if `json` is neither text nor bytes; RangeError if
 * `maxIssues` is no positive integer.
 */
export function parseOrder(json: JsonSource, options?: ValidateOptions): Order {
  const { valid, issues, issueCount } = validateOrderJson(json, options);
  if (!valid) throw new OrderValidationError(issues, issueCount);
  return JSON.parse(typeof json === "string" ? json : new TextDecoder().decode(bytesOf(json))) as Order;
}
