// The orders of each connection, in memory.

/** @import { StoredOrder } from "./check-order.js" */

export class OrderStore {
  /** @type {Map<string, Map<string, StoredOrder>>} connection id → order id → order */
  connections = new Map();

  /** @param {Iterable<StoredOrder>} orders each with its `id` and `connection_id` */
  constructor(orders) {
    for (const order of orders) {
      const connectionId = String(order.connection_id);
      const stored = this.connections.get(connectionId) ?? new Map();
      this.connections.set(connectionId, stored.set(String(order.id), structuredClone(order)));
    }
  }

  /**
   * @param {string} connectionId
   * @param {string} id
   */
  find(connectionId, id) {
    return this.connections.get(connectionId)?.get(id);
  }

  /**
   * Puts `order` in the place of `stored`. The id and the time of creation are the server's and stay.
   *
   * @param {StoredOrder} stored
   * @param {StoredOrder} order
   * @param {Date} now
   * @returns {StoredOrder}
   */
  replace(stored, order, now) {
    const { id, created_at, connection_id } = stored;
    const replaced = { ...order, id, created_at, updated_at: now.toISOString() };
    this.connections.get(String(connection_id))?.set(String(id), replaced);
    return replaced;
  }
}
