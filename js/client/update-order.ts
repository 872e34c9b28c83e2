import { errorOf, issuesOf, requestIdOf } from "../errors/from-failure.js";
import { OrderValidationError } from "../errors/order-validation-error.js";
import type { Order } from "../generated/model.js";
import { wasm, whileRunning } from "../module/instance.js";
import type { Issue } from "../validation/issue.js";
import { nameNonFiniteNumbers } from "../validation/non-finite.js";
import { serialize } from "../validation/serialize.js";
import { validateOrderJson } from "../validation/validate-order-json.js";
import type { CallOptions, ClientOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import { readUpdate, type Settings } from "./settings.js";

/** The server's answer to an update. */
export interface OrderResponse {
  /** The order as the server sent it; none where the answer holds no JSON object. */
  order: Order | undefined;
  /** How the answer differs from the model: it is a success all the same. */
  issues: Issue[];
  /** 200 to 299. */
  status: number;
  headers: Headers;
  /** What the server calls the request: its `x-request-id`, else its `request-id`. */
  requestId: string | undefined;
  /** How many requests were made. */
  attempts: number;
}

/** An answer as the module tells it: `AnswerData` in src/bindings/failure.rs. */
interface Answer {
  status: number;
  attempts: number;
  headers: Headers;
  text: string;
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
  const { order, settings } = readUpdate(update, ...options);
  const text = textOf(order);
  try {
    return wasm().glue.createUpdateRequest(text, settings);
  } catch (failure) {
    nameNonFiniteNumbers(issuesOf(failure), order);
    throw errorOf(failure);
  }
}

/** Sends an update; a later one of `options` overrides an earlier one. @internal */
export async function send(
  update: OrderUpdate,
  options: (CallOptions | undefined)[],
  extra: Settings = {},
): Promise<Answer> {
  const { order, settings } = readUpdate(update, ...options);
  const text = textOf(order);
  try {
    const answer = wasm().glue.updateOrder(text, { ...settings, ...extra });
    return (await whileRunning(answer)) as Answer;
  } catch (failure) {
    nameNonFiniteNumbers(issuesOf(failure), order);
    throw errorOf(failure);
  }
}

/** @internal */
export function responseOf({ status, attempts, headers, text }: Answer): OrderResponse {
  const order = orderIn(text);
  const issues = order ? validateOrderJson(text).issues : [];
  return { order, issues, status, headers, requestId: requestIdOf(headers), attempts };
}

/** The order in an answer's text; none where the text is no JSON object. @internal */
export function orderIn(text: string): Order | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Order) : undefined;
  } catch {
    return undefined;
  }
}

/** Not the shared input buffer: while the settings are read, the caller's getters may start another call. */
function textOf(order: unknown): Uint8Array {
  const text = serialize(order);
  if (typeof text !== "string") throw new OrderValidationError([text], 1);
  return new TextEncoder().encode(text);
}
