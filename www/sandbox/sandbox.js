// The API's one operation, *Update an order*, and the same address with GET to see what is stored:
//
//     PUT /assessment/:connection_id/order/:id?fields=…&raw=…
//     GET /assessment/:connection_id/order/:id?fields=…
//
// Both also stand below `/moods/:mood/:run`, where the sandbox is in a mood.

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { readOrder } from "./check-order.js";
import { FIELDS } from "./fields.js";
import { isLoopbackHost, isLoopbackOrigin } from "./loopback.js";
import { inMood, MOOD_PATH } from "./moods.js";
import { OrderStore } from "./order-store.js";
import { Refusal } from "./refusal.js";
import { RequestLog } from "./request-log.js";
import { BULK_CONNECTION_ID, seededOrders } from "./seeded-orders.js";

/** @import { Context, MiddlewareHandler } from "hono" */
/** @import { HttpBindings } from "@hono/node-server" */
/** @import { StoredOrder } from "./check-order.js" */
/** @import { ReceivedRequest } from "./request-log.js" */

/** @typedef {{ Bindings: Partial<HttpBindings>, Variables: { received: ReceivedRequest } }} Environment */

/**
 * @typedef {object} SandboxOptions
 * @property {string} [token] the bearer token asked for
 * @property {Iterable<StoredOrder>} [orders] stored at the start, each with `id` and `connection_id`
 * @property {number} [maxBodyBytes]
 * @property {number} [maxReceived] how many requests are remembered
 * @property {() => Date} [now]
 */

const ORDER_PATH = "/assessment/:connection_id/order/:id";
export const SANDBOX_TOKEN = "sandbox-token";

/** @param {SandboxOptions} [options] */
export function createSandbox({
  token = SANDBOX_TOKEN,
  orders = seededOrders(),
  maxBodyBytes = 8 * 1024 * 1024,
  maxReceived = 1000,
  now = () => new Date(),
} = {}) {
  const store = new OrderStore(orders, [BULK_CONNECTION_ID]);
  const log = new RequestLog(maxReceived);
  const app = /** @type {Hono<Environment>} */ (new Hono());

  app.use(recordRequest(log), requireLoopbackHost, allowLoopbackPages());
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: () => refuseBody(maxBodyBytes) }), recordBody(log));
  app.use(requireToken(token));

  const routes = orderRoutes(store, now);
  app.route("/", routes);
  app.use(`${MOOD_PATH}/*`, inMood());
  app.route(MOOD_PATH, routes);
  app.notFound((context) => answer(context, new Refusal(404, "not_found", "There is nothing at this path.")));
  app.onError((error, context) => {
    const refusal = error instanceof Refusal ? error : new Refusal(500, "internal", "The sandbox failed.");
    return answer(context, refusal);
  });

  return { app, store, token, received: log.entries };
}

/**
 * @param {OrderStore} store
 * @param {() => Date} now
 */
function orderRoutes(store, now) {
  const routes = /** @type {Hono<Environment>} */ (new Hono());
  routes.get(ORDER_PATH, (context) => {
    const fields = readFields(context);
    return context.json(pick(findOrder(store, context), fields));
  });

  routes.put(ORDER_PATH, (context) => {
    const fields = readFields(context);
    requireOneRaw(context);
    requireJson(context);
    const stored = findOrder(store, context);
    const path = { connectionId: String(stored.connection_id), id: String(stored.id) };
    const order = readOrder(context.get("received").body, path);
    return context.json(pick(store.replace(stored, order, now()), fields));
  });

  routes.all(ORDER_PATH, () => {
    const headers = { allow: "GET, PUT, OPTIONS" };
    throw new Refusal(405, "method_not_allowed", "Only GET and PUT are answered here.", { headers });
  });
  return routes;
}

/**
 * @param {Context<Environment>} context
 * @param {Refusal} refusal
 */
function answer(context, refusal) {
  return context.json(refusal.body(context.get("received").requestId), refusal.status, refusal.headers);
}

/**
 * @param {RequestLog} log
 * @returns {MiddlewareHandler<Environment>}
 */
function recordRequest(log) {
  return async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const received = {
      requestId: crypto.randomUUID(),
      method: context.req.method,
      url: context.env?.incoming?.url ?? pathname + search,
      headers: context.req.header(),
      body: new Uint8Array(),
      status: /** @type {number | undefined} */ (undefined),
    };
    context.set("received", received);
    log.add(received);
    context.header("x-request-id", received.requestId);
    await next();
    received.status = context.res.status;
  };
}

/**
 * A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding); its requests still carry that name.
 *
 * @type {MiddlewareHandler<Environment>}
 */
async function requireLoopbackHost(context, next) {
  if (!isLoopbackHost(context.req.header("host"))) {
    throw new Refusal(403, "forbidden", "The sandbox answers to loopback host names only.");
  }
  await next();
}

function allowLoopbackPages() {
  return cors({
    origin: (origin) => (isLoopbackOrigin(origin) ? origin : undefined),
    allowMethods: ["GET", "PUT", "OPTIONS"],
    exposeHeaders: ["retry-after", "x-request-id"],
    maxAge: 600,
  });
}

/**
 * @param {number} maxBodyBytes
 * @returns {never}
 */
function refuseBody(maxBodyBytes) {
  throw new Refusal(413, "too_large", `The body is larger than ${maxBodyBytes} bytes.`);
}

/**
 * @param {RequestLog} log
 * @returns {MiddlewareHandler<Environment>}
 */
function recordBody(log) {
  return async (context, next) => {
    log.addBody(context.get("received"), new Uint8Array(await context.req.arrayBuffer()));
    await next();
  };
}

/**
 * @param {string} token
 * @returns {MiddlewareHandler<Environment>}
 */
function requireToken(token) {
  return async (context, next) => {
    const [, given] = /^bearer +(.*)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    if (given !== token) {
      const headers = { "www-authenticate": "Bearer" };
      throw new Refusal(401, "unauthorized", "The bearer token is missing or wrong.", { headers });
    }
    await next();
  };
}

/**
 * @param {OrderStore} store
 * @param {Context<Environment>} context
 */
function findOrder(store, context) {
  const connectionId = context.req.param("connection_id") ?? "";
  if (!store.connections.has(connectionId)) {
    throw new Refusal(404, "connection_not_found", "There is no such connection.");
  }
  const order = store.find(connectionId, context.req.param("id") ?? "");
  if (!order) throw new Refusal(404, "order_not_found", "There is no such order in this connection.");
  return order;
}

/**
 * The `fields` asked for; none means all. An empty `fields=` counts as absent, as in the API's own examples.
 *
 * @param {Context<Environment>} context
 */
function readFields(context) {
  const fields = (context.req.queries("fields") ?? []).filter((field) => field !== "");
  const unknown = fields.find((field) => !FIELDS.has(field));
  if (unknown === undefined) return fields;
  throw new Refusal(400, "bad_request", `fields: an order has no field ${JSON.stringify(unknown)}.`, {
    field: "fields",
  });
}

/** @param {Context<Environment>} context */
function requireOneRaw(context) {
  if ((context.req.queries("raw") ?? []).length > 1) {
    throw new Refusal(400, "bad_request", "raw may be given once.", { field: "raw" });
  }
}

/** @param {Context<Environment>} context */
function requireJson(context) {
  if (!/^application\/json *(;|$)/i.test(context.req.header("content-type") ?? "")) {
    throw new Refusal(415, "unsupported_media_type", "The content-type must be application/json.");
  }
}

/**
 * @param {StoredOrder} order
 * @param {string[]} fields
 */
function pick(order, fields) {
  if (fields.length === 0) return order;
  return Object.fromEntries(Object.entries(order).filter(([field]) => fields.includes(field)));
}
