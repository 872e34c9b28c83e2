// A server on a bare socket: it reads requests as they come and answers bytes that no HTTP library would write.

import { once } from "node:events";
import { createServer } from "node:net";

/** @import { AddressInfo, Socket } from "node:net" */

/**
 * @typedef {object} Received
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} headers by their names in lower case
 * @property {string} body
 * @property {number} at in milliseconds, of this process's clock
 */

/**
 * @typedef {object} Wire what a fault has in its hands
 * @property {Socket} socket
 * @property {number} number how many requests of this run have come, from 1
 * @property {string} elsewhere the address of another server, to which nothing may be sent
 * @property {(status: number, headers?: Record<string, string | number>) => void} begin status line and headers
 * @property {(status: number, headers?: Record<string, string | number>, body?: string | Buffer) => void} answer all
 */

/** @typedef {(wire: Wire) => unknown} Fault */

/** What a page of another origin needs to see an answer, and to read it. */
const READABLE = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after, x-request-id",
};

const PREFLIGHT = {
  ...READABLE,
  "access-control-allow-methods": "PUT",
  "access-control-allow-headers": "authorization, content-type",
};

/**
 * Listens on 127.0.0.1. Each run has an address of its own; a request that belongs to none is kept too.
 *
 * @param {string} elsewhere
 */
export async function startFaultServer(elsewhere) {
  /** @type {Map<string, Run>} */
  const runs = new Map();
  /** @type {Received[]} */
  const strays = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that hangs up is no failure of this server.
    socket.on("error", () => undefined);
    read(socket, (request) => {
      const run = runs.get(request.path.split("/")[1] ?? "");
      if (run === undefined) {
        strays.push(request);
        answerOf(socket, {})(404);
      } else respond(run, socket, request, elsewhere);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {AddressInfo} */ (server.address());
  let lastRun = 0;
  return {
    url: `http://127.0.0.1:${port}`,
    strays,
    /** @param {Partial<Pick<Run, "fault" | "preflight" | "readable">>} how */
    run({ fault = ({ answer }) => answer(200, {}, "{}"), preflight, readable = true }) {
      lastRun += 1;
      /** @type {Run} */
      const run = { fault, preflight, readable, requests: [], preflights: 0, closed: 0 };
      runs.set(`run${lastRun}`, run);
      return { baseUrl: `http://127.0.0.1:${port}/run${lastRun}`, ...run, seen: run };
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @typedef {object} Run
 * @property {Fault} fault
 * @property {Fault | undefined} preflight in the place of the permission that a page asks for
 * @property {boolean} readable whether a page may read the answers
 * @property {Received[]} requests
 * @property {number} preflights
 * @property {number} closed how many connections were closed by the client or by the fault
 */

/**
 * @param {Run} run
 * @param {Socket} socket
 * @param {Received} request
 * @param {string} elsewhere
 */
function respond(run, socket, request, elsewhere) {
  const isPreflight = request.method === "OPTIONS";
  if (isPreflight) run.preflights += 1;
  else run.requests.push(request);
  socket.on("close", () => {
    if (!isPreflight) run.closed += 1;
  });
  const allowed = isPreflight ? PREFLIGHT : run.readable ? READABLE : {};
  const wire = {
    socket,
    number: run.requests.length,
    elsewhere,
    begin: beginningOf(socket, allowed),
    answer: answerOf(socket, allowed),
  };
  if (!isPreflight) run.fault(wire);
  else if (run.preflight) run.preflight(wire);
  else wire.answer(204);
}

/** @param {Socket} socket @param {Record<string, string>} allowed @returns {Wire["begin"]} */
function beginningOf(socket, allowed) {
  return (status, headers = {}) => {
    // A connection that is used again could be tried again by the host itself.
    const all = Object.entries({ connection: "close", ...allowed, ...headers });
    const lines = all.map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} Status\r\n${lines.join("")}\r\n`);
  };
}

/** @param {Socket} socket @param {Record<string, string>} allowed @returns {Wire["answer"]} */
function answerOf(socket, allowed) {
  return (status, headers = {}, body = "") => {
    const length = status === 204 || status === 304 ? {} : { "content-length": Buffer.byteLength(body) };
    beginningOf(socket, allowed)(status, { ...length, ...headers });
    socket.end(body);
  };
}

/**
 * Calls `done` with each request once it is there with its body.
 *
 * @param {Socket} socket
 * @param {(request: Received) => void} done
 */
function read(socket, done) {
  let bytes = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return;
    const [line = "", ...fields] = bytes.subarray(0, end).toString("latin1").split("\r\n");
    const headers = Object.fromEntries(fields.map(nameAndValue));
    const whole = end + 4 + Number(headers["content-length"] ?? 0);
    if (bytes.length < whole) return;
    const body = bytes.subarray(end + 4, whole).toString("utf8");
    bytes = bytes.subarray(whole);
    const [method = "", path = ""] = line.split(" ");
    done({ method, path, headers, body, at: performance.now() });
  });
}

/** @param {string} field @returns {[string, string]} */
function nameAndValue(field) {
  const colon = field.indexOf(":");
  return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
}
