// The sandbox on a socket of this machine, never on one that others can reach.

import { serve } from "@hono/node-server";
import { createSandbox } from "./sandbox.js";
import { BULK_CONNECTION_ID, CONNECTION_ID } from "./seeded-orders.js";

/** @import { Server } from "node:http" */
/** @import { AddressInfo } from "node:net" */
/** @import { SandboxOptions } from "./sandbox.js" */

const HOST = "127.0.0.1";

/**
 * Listens on 127.0.0.1; port 0 takes any free one. Rejects with the socket's error (`EADDRINUSE`) when it cannot.
 *
 * @param {SandboxOptions & { port?: number }} [options]
 */
export async function startSandbox({ port = 0, ...options } = {}) {
  const { app, store, token, received } = createSandbox(options);
  const server = /** @type {Server} */ (serve({ fetch: app.fetch, hostname: HOST, port }));
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  const address = /** @type {AddressInfo} */ (server.address());
  return {
    url: `http://${HOST}:${address.port}`,
    token,
    connectionId: CONNECTION_ID,
    /** The seeded connection's orders by id, live. */
    orders: store.connections.get(CONNECTION_ID) ?? new Map(),
    /** Those that were sent to the connection in which every order exists, by id, live. */
    bulkOrders: store.connections.get(BULK_CONNECTION_ID) ?? new Map(),
    /** The requests so far, oldest first, live. */
    received,
    /** @returns {Promise<void>} */
    close: () => close(server),
  };
}

/**
 * @param {Server} server
 * @returns {Promise<void>}
 */
function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
