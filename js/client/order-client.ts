import type { Order } from "../generated/model.js";
import type { Run } from "../streams/run.js";
import { orderIn } from "./answer.js";
import { send } from "./call.js";
import type { CallOptions, ClientOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import { ownOptions } from "./own-options.js";
import { type OrderResponse, request, responseOf } from "./update-order.js";
import {
  type OrderOutcome,
  type UpdateOrdersOptions,
  type UpdateOrdersSummary,
  updateAll,
} from "./update-orders.js";
import type { UpdateSource } from "./updates.js";

/**
 * Options once, calls many. Holds no state but its options; those of a call override them.
 *
 * @example
 * ```ts
 * const client = new OrderClient({ baseUrl: "/api", workspaceId: "w1" });
 * await client.updateOrder({ connectionId: "c1", id: "o1", order: { status: "IN_PROGRESS" } });
 * ```
 */
export class OrderClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = ownOptions(options);
  }

  /** As the function of that name. */
  async updateOrder(update: OrderUpdate, options?: CallOptions): Promise<Order | undefined> {
    return orderIn((await send(update, [this.#options, options])).text);
  }

  /** As the function of that name. */
  async updateOrderWithResponse(update: OrderUpdate, options?: CallOptions): Promise<OrderResponse> {
    return responseOf(await send(update, [this.#options, options]));
  }

  /** As the function of that name. */
  updateOrders(source: UpdateSource, options?: UpdateOrdersOptions): Run<OrderOutcome, UpdateOrdersSummary> {
    return updateAll(source, [this.#options, options]);
  }

  /** As the function of that name. */
  createUpdateRequest(update: OrderUpdate, options?: ClientOptions): Request {
    return request(update, [this.#options, options]);
  }
}
