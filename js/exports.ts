/** All that the package exports, whichever way its module comes. */

export type { AttemptReport, CallOptions, ClientOptions } from "./client/options.js";
export { OrderClient } from "./client/order-client.js";
export type { Given, OrderInput, OrderUpdate } from "./client/order-update.js";
export { toCurl } from "./client/to-curl.js";
export {
  createUpdateRequest,
  type OrderResponse,
  updateOrder,
  updateOrderWithResponse,
} from "./client/update-order.js";
export {
  type OrderOutcome,
  type UpdateOrdersOptions,
  type UpdateOrdersSummary,
  updateOrders,
} from "./client/update-orders.js";
export type { PartialUpdate, UpdateSource } from "./client/updates.js";
export { ConnectionError } from "./errors/connection-error.js";
export { HttpError } from "./errors/http-error.js";
export { InvalidRequestError } from "./errors/invalid-request-error.js";
export { type AnyOrderError, isOrderError, type OrderErrorByCode } from "./errors/is-order-error.js";
export { OrderError, type OrderErrorCode, type OrderErrorDetails } from "./errors/order-error.js";
export { OrderValidationError } from "./errors/order-validation-error.js";
export { ResponseError } from "./errors/response-error.js";
export { TimeoutError } from "./errors/timeout-error.js";
export * from "./generated/model.js";
export { orderJsonSchema } from "./generated/order-json-schema.js";
export type { JsonSchema, OrderJsonSchema } from "./schema/json-schema.js";
export { type OrderSchema, type OrderSchemaResult, orderSchema } from "./schema/order-schema.js";
export type { Chunk, ChunkSource } from "./streams/chunks.js";
export type { Run } from "./streams/run.js";
export type { Issue, ValidateOptions, ValidationResult } from "./validation/issue.js";
export type { JsonSource } from "./validation/json-source.js";
export { parseOrder } from "./validation/parse-order.js";
export { validateOrder } from "./validation/validate-order.js";
export { validateOrderJson } from "./validation/validate-order-json.js";
export {
  type OrderLine,
  type OrdersSummary,
  type ValidateOrdersOptions,
  validateOrders,
} from "./validation/validate-orders.js";
