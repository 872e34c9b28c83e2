// Retries: which failures.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { HttpError, updateOrder, updateOrderWithResponse } from "assessment-order";
import {
  answerJson,
  bodyText,
  hangUp,
  inTurn,
  startRecordingServer,
  storedOrder,
} from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";

/** @import { Answer } from "./recording-server.mjs" */

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const RETRIED = [408, 429, 500, 502, 503, 504];
const NOT_RETRIED = [
  400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 415, 418, 422, 423, 424, 425, 426, 428, 431,
  451, 499, 501, 505, 506, 507, 508, 510, 511, 520, 599,
];

/** Begins an answer and hangs up: @type {Answer} */
const breakOff = (response) => {
  response.writeHead(200, { "content-length": "1000" });
  response.write('{"id":"o', () => response.socket?.destroy());
};

describe("another attempt follows", () => {
  for (const status of RETRIED) {
    test(`${status}, and sends the same again`, async (t) => {
      t.mock.method(Math, "random", () => 0);
      const failing = (/** @type {any} */ response) => answerJson(response, status, { error: "busy" });
      const server = await startRecordingServer(t, inTurn(failing, failing, storedOrder));
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url, token: "secret" });
      assert.deepEqual([answer.status, answer.attempts], [200, 3]);
      assert.equal(server.received.length, 3);
      for (const request of server.received) assert.deepEqual(request, server.received[0]);
    });

    test(`${status}, twice and not more`, async (t) => {
      t.mock.method(Math, "random", () => 0);
      const server = await startRecordingServer(t, (response) => answerJson(response, status, {}));
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
      assert.ok(error instanceof HttpError, String(error));
      assert.deepEqual([error.status, error.attempts, error.retryable], [status, 3, true]);
      assert.equal(server.received.length, 3);
    });
  }

  /** @type {[why: string, answer: Answer][]} */
  const BROKEN = [
    ["a connection that was closed without an answer", hangUp],
    ["an answer that breaks off", breakOff],
    ["an answer that is no HTTP", (response) => response.socket?.end("SMTP ready\r\n")],
  ];
  for (const [why, broken] of BROKEN) {
    test(why, async (t) => {
      t.mock.method(Math, "random", () => 0);
      const server = await startRecordingServer(t, inTurn(broken, broken, storedOrder));
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url });
      assert.equal(answer.attempts, 3);
      assert.deepEqual(new Set(server.received.map(bodyText)).size, 1);
    });
  }

  test("an attempt that took too long", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const server = await startRecordingServer(
      t,
      inTurn(() => undefined, storedOrder),
    );
    const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url, timeoutMs: 100 });
    assert.equal(answer.attempts, 2);
  });
});

describe("no other attempt follows", () => {
  test("any other status", async (t) => {
    for (const status of NOT_RETRIED) {
      const server = await startRecordingServer(t, (response) =>
        answerJson(response, status, {}, { "retry-after": "0" }),
      );
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
      assert.ok(error instanceof HttpError, String(error));
      assert.deepEqual([error.status, error.attempts, error.retryable], [status, 1, false]);
      assert.equal(server.received.length, 1);
    }
  });

  test("where maxRetries is 0", async (t) => {
    const server = await startRecordingServer(t, (response) => answerJson(response, 503, {}));
    const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, maxRetries: 0 }));
    assert.deepEqual([error.attempts, error.retryable, server.received.length], [1, true, 1]);
  });
});
