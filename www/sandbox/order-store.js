// The orders of each connection, in memory.

/** @import { StoredOrder } from "./check-order.js" */

export class OrderStore {
  /** @type {Map<string, Map<string, StoredOrder>>} connection id → order id → order */
  connections = new Map();

  /** @type {Set<string>} */
  #openConnections;

  /**
   * @param {Iterable<StoredOrder>} orders each with its `id` and `connection_id`
   * @param {Iterable<string>} [openConnections] those in which there is an order of every id, whoever asks for it first
   */
  constructor(orders, openConnections = []) {
    this.#openConnections = new Set(openConnections);
    for (const connectionId of this.#openConnections) this.connections.set(connectionId, new Map());
    for (const order of orders) {
      const connectionId = String(order.connection_id);
      const stored = this.connections.get(connectionId) ?? new Map();
      this.connections.set(connectionId, stored.set(String(order.id), structuredClone(order)));
    }
  }

  /**
   * @param {string} connectionId
   * @param {string} id
   * @returns {StoredOrder | undefined}
   */
  find(connectionId, id) {
    const stored = this.connections.get(connectionId)?.get(id);
    if (stored || !this.#openConnections.has(connectionId)) return stored;
    return { id, connection_id: connectionId, created_at: new Date().toISOString(), status: "OPEN" };
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
