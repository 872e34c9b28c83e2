// Redirects: never followed, never retried.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createUpdateRequest, HttpError, updateOrder } from "assessment-order";
import { startRecordingServer } from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };

for (const status of [300, 301, 302, 303, 304, 305, 307, 308, 399]) {
  test(`${status} is an HttpError, and its target sees nothing`, async (t) => {
    const target = await startRecordingServer(t);
    const server = await startRecordingServer(t, (response) => {
      response.writeHead(status, { location: `${target.url}/stolen`, "retry-after": "0" }).end();
    });
    /** @type {(number | undefined)[]} */
    const retries = [];
    const error = await rejectionOf(
      updateOrder(UPDATE, {
        baseUrl: server.url,
        token: "secret",
        onAttempt: ({ retryInMs }) => retries.push(retryInMs),
      }),
    );
    assert.ok(error instanceof HttpError, String(error));
    assert.deepEqual([error.status, error.attempts, error.retryable], [status, 1, false]);
    assert.deepEqual(retries, [undefined]);
    assert.equal(server.received.length, 1);
    assert.equal(target.connections.length, 0);
  });
}

test("a redirect to the same server is not followed either", async (t) => {
  const server = await startRecordingServer(t, (response) =>
    response.writeHead(307, { location: "/other" }).end(),
  );
  const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
  assert.equal(error.status, 307);
  assert.equal(server.received.length, 1);
});

test("a request made for the caller's own fetch is not redirected", async (t) => {
  const target = await startRecordingServer(t);
  const server = await startRecordingServer(t, (response) =>
    response.writeHead(307, { location: target.url }).end(),
  );
  assert.equal((await fetch(createUpdateRequest(UPDATE, { baseUrl: server.url }))).status, 307);
  assert.equal(target.connections.length, 0);
});

test("where the host hides the status, as pages do, it is 0", async () => {
  let calls = 0;
  const hidden = { type: "opaqueredirect", status: 0, ok: false, headers: new Headers(), body: null };
  const fetch = async () => {
    calls += 1;
    return /** @type {any} */ (hidden);
  };
  const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: "https://example.com", fetch }));
  assert.ok(error instanceof HttpError, String(error));
  assert.deepEqual([error.status, error.attempts, error.retryable, calls], [0, 1, false, 1]);
});
