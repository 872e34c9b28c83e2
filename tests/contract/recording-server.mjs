// A real HTTP server on 127.0.0.1 that keeps what it receives and answers as it is told.

import { once } from "node:events";
import { createServer } from "node:http";

/** @import { IncomingMessage, Server, ServerResponse } from "node:http" */
/** @import { AddressInfo, Socket } from "node:net" */
/** @import { TestContext } from "node:test" */

/**
 * @typedef {object} Received
 * @property {string} line the request line, as it came
 * @property {[name: string, value: string][]} headers as they came, a character for each byte
 * @property {Buffer} body
 */

/** @typedef {(response: ServerResponse, request: Received, number: number) => unknown} Answer number: from 1 */

/** @type {Answer} */
export const storedOrder = (response) => answerJson(response, 200, { id: "o1", status: "COMPLETED" });

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
export function answerJson(response, status, value, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

/**
 * The answer of each of `answers` in turn; the last one stays.
 *
 * @param {Answer[]} answers
 * @returns {Answer}
 */
export function inTurn(...answers) {
  return (response, request, number) =>
    answers[Math.min(number, answers.length) - 1]?.(response, request, number);
}

/** Hangs up without a word: @type {Answer} */
export const hangUp = (response) => response.socket?.destroy();

/**
 * Listens until the test is over.
 *
 * @param {Pick<TestContext, "after">} test
 * @param {Answer} [answer]
 */
export async function startRecordingServer(test, answer = storedOrder) {
  /** @type {Received[]} */
  const received = [];
  /** @type {Socket[]} */
  const connections = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming).catch(() => undefined);
    if (request === undefined) return;
    received.push(request);
    await answer(response, request, received.length);
  });
  server.on("connection", (socket) => connections.push(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  test.after(() => close(server));
  const { port } = /** @type {AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, port, received, connections };
}

/** @param {Received} request */
export function bodyText(request) {
  return request.body.toString("utf8");
}

/**
 * The values of a header, each as it came.
 *
 * @param {Received | undefined} request
 * @param {string} name in lower case
 */
export function headerValues(request, name) {
  return (request?.headers ?? []).filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
}

/**
 * @param {IncomingMessage} incoming
 * @returns {Promise<Received>}
 */
async function read(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  /** @type {[string, string][]} */
  const headers = [];
  const { rawHeaders } = incoming;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([String(rawHeaders[at]), String(rawHeaders[at + 1])]);
  }
  const line = `${incoming.method} ${incoming.url} HTTP/${incoming.httpVersion}`;
  return { line, headers, body: Buffer.concat(chunks) };
}

/** @param {Server} server */
function close(server) {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
