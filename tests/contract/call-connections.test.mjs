// The call over real connections: what the server learns of a call that ends early.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { ConnectionError, HttpError, ResponseError, updateOrder } from "assessment-order";
import { hangUp, startRecordingServer } from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";

/** @import { ServerResponse } from "node:http" */

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };

for (const [moment, begin] of Object.entries({
  "before the answer": (/** @type {ServerResponse} */ _response, /** @type {() => void} */ then) => then(),
  "within the answer": (/** @type {ServerResponse} */ response, /** @type {() => void} */ then) =>
    void response.writeHead(200).write("{", then),
})) {
  test(`aborted ${moment}, the connection is closed`, { timeout: 5000 }, async (t) => {
    const controller = new AbortController();
    /** @type {Promise<unknown> | undefined} */
    let closed;
    const server = await startRecordingServer(t, (response) => {
      closed = once(response, "close");
      begin(response, () => controller.abort("stop"));
    });
    assert.equal(
      await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, signal: controller.signal })),
      "stop",
    );
    await closed;
    assert.equal(server.received.length, 1);
  });

  test(`too slow ${moment}, the connection is closed`, { timeout: 5000 }, async (t) => {
    /** @type {Promise<unknown> | undefined} */
    let closed;
    const server = await startRecordingServer(t, (response) => {
      closed = once(response, "close");
      begin(response, () => undefined);
    });
    const error = await rejectionOf(
      updateOrder(UPDATE, { baseUrl: server.url, timeoutMs: 150, maxRetries: 0 }),
    );
    assert.deepEqual([error.code, error.limit, error.attempts], ["timeout", "attempt", 1]);
    await closed;
  });
}

test("aborted before, no connection is made", async (t) => {
  const server = await startRecordingServer(t);
  assert.equal(
    await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, signal: AbortSignal.abort("stop") })),
    "stop",
  );
  assert.equal(server.connections.length, 0);
});

test("a port where nobody listens is a ConnectionError", async (t) => {
  t.mock.method(Math, "random", () => 0);
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (closed.address());
  await new Promise((resolve) => closed.close(resolve));
  const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: `http://127.0.0.1:${port}` }));
  assertConnectionError(error);
});

test("a server that hangs up is a ConnectionError", async (t) => {
  t.mock.method(Math, "random", () => 0);
  const server = await startRecordingServer(t, hangUp);
  assertConnectionError(await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url })));
  assert.equal(server.received.length, 3);
});

test("an answer that began as 2xx and broke off is a ResponseError", async (t) => {
  t.mock.method(Math, "random", () => 0);
  for (const status of [200, 202]) {
    const server = await startRecordingServer(t, (response) => breakOff(response, status));
    const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
    assert.ok(error instanceof ResponseError, String(error));
    assert.deepEqual(
      [error.name, error.code, error.status, error.applied, error.attempts, error.retryable],
      ["ResponseError", "response_failed", status, "unknown", 3, true],
    );
    assert.ok(error.cause);
    assert.equal(server.received.length, 3);
    const { status: told, applied } = JSON.parse(JSON.stringify(error));
    assert.deepEqual([told, applied], [status, "unknown"]);
  }
});

test("an answer that began as an error and broke off keeps what came before", async (t) => {
  const server = await startRecordingServer(t, (response) => breakOff(response, 404));
  const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, maxRetries: 0 }));
  assert.ok(error instanceof HttpError, String(error));
  assert.deepEqual([error.status, error.body], [404, '{"id":"o']);
});

test("of an error's body without end 64 KiB are read, and the connection is closed", {
  timeout: 10_000,
}, async (t) => {
  /** @type {Promise<unknown> | undefined} */
  let closed;
  const server = await startRecordingServer(t, (response) => {
    closed = once(response, "close");
    response.writeHead(400);
    const chunk = Buffer.alloc(10_007, "a");
    const more = () => void (response.destroyed || response.write(chunk, more));
    more();
  });
  const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, timeoutMs: 0 }));
  assert.ok(error instanceof HttpError, String(error));
  assert.equal(error.body, "a".repeat(64 * 1024));
  await closed;
});

/**
 * @param {ServerResponse} response
 * @param {number} status
 */
function breakOff(response, status) {
  response.writeHead(status, { "content-length": "1000" });
  response.write('{"id":"o', () => response.socket?.destroySoon());
}

/** @param {any} error */
function assertConnectionError(error) {
  assert.ok(error instanceof ConnectionError, String(error));
  assert.deepEqual(
    [error.name, error.code, error.attempts, error.retryable],
    ["ConnectionError", "connection_failed", 3, true],
  );
  assert.ok(error.cause instanceof Error);
}
