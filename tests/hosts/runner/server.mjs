// The server that the suite talks to, and that pages come from. A connection behaves as its id begins;
// what it received is told at /seen/<connection>.

import { startRecordingServer } from "../../contract/recording-server.mjs";

/** @import { ServerResponse } from "node:http" */
/** @import { Received } from "../../contract/recording-server.mjs" */

/** @typedef {import("../suite/server.js").Seen & { now: number }} Connection now: how many are under way */
/** @typedef {{ connection: string, number: number, body: string }} Update number: of this order, from 1 */
/** @typedef {(response: ServerResponse, update: Update) => unknown} Behaviour */
/** @typedef {(path: string, response: ServerResponse, request: Received) => unknown} ServeFile */

const JSON_TYPE = { "content-type": "application/json" };
const REST = { "retry-after": "3600" };

/** @type {Behaviour} */
const store = (response, { body }) => answer(response, 200, { ...JSON.parse(body), stored_by: "the server" });

/** @type {Record<string, Behaviour>} */
const BEHAVIOURS = {
  stored: store,
  accepted: (response) => response.writeHead(202).end(),
  empty: (response) => response.writeHead(204).end(),
  late: (response, update) => void setTimeout(() => store(response, update), 100),
  busy: (response, update) =>
    update.number > 2 ? store(response, update) : answer(response, 503, {}, { "retry-after": "0" }),
  overloaded: (response) => answer(response, 503, {}, { "retry-after": "0" }),
  restful: (response) => answer(response, 429, {}, REST),
  missing: (response) => answer(response, 404, { message: "No such order: Zoë 🦀" }),
  redirect: (response, { connection }) =>
    response.writeHead(307, { location: `/assessment/${connection}/order/followed` }).end(),
  silent: () => undefined,
  drip: (response) => response.writeHead(200, JSON_TYPE).write('{"id":'),
  "drip-refusal": (response) => response.writeHead(400, JSON_TYPE).write('{"message":'),
  broken: (response) => {
    response.writeHead(200, { ...JSON_TYPE, "content-length": "1000" });
    response.write('{"id":', () => response.socket?.destroySoon());
  },
  "hang-up": (response) => response.socket?.destroy(),
};

/**
 * The same at two origins, so that a page talks to its own and to another.
 *
 * @param {Pick<import("node:test").TestContext, "after">} t
 * @param {ServeFile} serveFile whatever is no update
 * @returns {Promise<{ pages: string, server: string }>}
 */
export async function startServers(t, serveFile) {
  /** @type {Map<string, Connection>} */
  const connections = new Map();
  const connectionOf = (/** @type {string} */ name) => {
    const known = connections.get(name) ?? { requests: [], now: 0, most: 0 };
    connections.set(name, known);
    return known;
  };
  /** @type {import("../../contract/recording-server.mjs").Answer} */
  const answerAny = (response, request) => {
    allowEveryOrigin(response);
    const [method = "", path = "/"] = request.line.split(" ");
    if (method === "OPTIONS") return response.writeHead(204).end();
    const [, seen] = /^\/seen\/([^/?]+)$/.exec(path) ?? [];
    if (seen !== undefined) return answer(response, 200, connectionOf(seen));
    const [, connection, behaviour = ""] = /^(?:\/api)?\/assessment\/(([^/~]+)[^/]*)\//.exec(path) ?? [];
    if (connection === undefined) return serveFile(path, response, request);
    const update = record(connectionOf(connection), request, response);
    return BEHAVIOURS[behaviour]?.(response, { connection, ...update });
  };
  const servers = [startRecordingServer(t, answerAny), startRecordingServer(t, answerAny)];
  const [pages, server] = (await Promise.all(servers)).map(({ url }) => url);
  return { pages: String(pages), server: String(server) };
}

/**
 * @param {Connection} connection
 * @param {Received} request
 * @param {ServerResponse} response
 */
function record(connection, { line, headers, body }, response) {
  const request = { line, headers, body: body.toString("utf8") };
  connection.requests.push(request);
  connection.now += 1;
  connection.most = Math.max(connection.most, connection.now);
  response.once("close", () => {
    connection.now -= 1;
  });
  return { number: connection.requests.filter((own) => own.line === line).length, body: request.body };
}

/** @param {ServerResponse} response */
function allowEveryOrigin(response) {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-methods", "GET, PUT");
  response.setHeader("access-control-allow-headers", "authorization, content-type, accept, x-vendor");
  response.setHeader("access-control-expose-headers", "retry-after, x-request-id");
  response.setHeader("cache-control", "no-store");
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
function answer(response, status, value, headers = {}) {
  response.writeHead(status, { ...JSON_TYPE, "x-request-id": "request-1", ...headers });
  response.end(JSON.stringify(value));
}
