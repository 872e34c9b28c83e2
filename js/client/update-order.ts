import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { Order } from "../generated/model.js";
import type { Issue } from "../validation/issue.js";
import { validateOrderJson } from "../validation/validate-order-json.js";
import { orderIn } from "./answer.js";
import { type Sent, send } from "./call.js";
import { requestIdOf } from "./failed-attempt.js";
import type { CallOptions, ClientOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import { initOf, prepare } from "./prepare.js";
import { readUpdate } from "./settings.js";

/** The server's answer to an update. */
export interface OrderResponse {
  /** The order as the server sent it; none where the answer holds no JSON object. */
  order: Order | undefined;
  /** How the answer differs from the model: it is a success all the same. */
  issues: Issue[];
  /** 200 to 299. */
  status: number;
  /** All headers of the answer that the host shows. */
  headers: Headers;
  /** What the server calls the request: its `x-request-id`, else its `request-id`. */
  requestId: string | undefined;
  /** How many requests were made. */
  attempts: number;
}

/**
 * Validates an order and sends it: `PUT {base}/assessment/{connectionId}/order/{id}`.
 *
 * @example
 * ```ts
 * const stored = await updateOrder(
 *   { connectionId: "c1", id: "o1", order: { workspace_id: "w1", status: "COMPLETED", response_score: 87 } },
 *   { baseUrl: "/api" },
 * );
 * stored?.updated_at;
 * ```
 * @returns The order as the server sent it; nothing where its answer holds none, which is a success too.
 * @throws OrderError, or the reason of `signal`. With `OrderValidationError` and `InvalidRequestError` before an
 * attempt, nothing was sent.
 */
export async function updateOrder(update: OrderUpdate, options?: CallOptions): Promise<Order | undefined> {
  return orderIn((await send(update, [options])).text);
}

/** As {@link updateOrder}, with all that is known of the answer. */
export async function updateOrderWithResponse(
  update: OrderUpdate,
  options?: CallOptions,
): Promise<OrderResponse> {
  return responseOf(await send(update, [options]));
}

/**
 * Validates an order and builds the `Request` that {@link updateOrder} would send; sends nothing.
 *
 * @throws OrderValidationError or InvalidRequestError; the latter also for a `token` function, which only a call asks.
 */
export function createUpdateRequest(update: OrderUpdate, options?: ClientOptions): Request {
  return request(update, [options]);
}

/** As {@link createUpdateRequest}; a later one of `options` overrides an earlier one. @internal */
export function request(update: OrderUpdate, options: (ClientOptions | undefined)[]): Request {
  const asked = readUpdate(update, options);
  if (typeof asked.options.token === "function") {
    throw new InvalidRequestError("token", "`token` must be a string here: only a call asks a function.");
  }
  const prepared = prepare(asked);
  return new Request(prepared.url, initOf(prepared));
}

/** @internal */
export function responseOf({ status, attempts, headers, text }: Sent): OrderResponse {
  const order = orderIn(text);
  const issues = order ? validateOrderJson(text).issues : [];
  return { order, issues, status, headers, requestId: requestIdOf(headers), attempts };
}
