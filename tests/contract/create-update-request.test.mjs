// CreateUpdateRequest: the same bytes, and nothing sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createUpdateRequest, InvalidRequestError, OrderClient, updateOrder } from "assessment-order";
import { startRecordingServer } from "./recording-server.mjs";
import { thrownBy } from "./rejection.mjs";

const UPDATE = {
  connectionId: "c/1",
  id: "o 1",
  order: { status: /** @type {const} */ ("COMPLETED"), profile_name: 'Zoë "🦀"' },
  fields: [/** @type {const} */ ("id")],
  raw: { a: "b&c" },
};
const OPTIONS = { token: "sécret", workspaceId: "w", headers: { "x-trace": "7" } };

test("it gives a Request that says all", async () => {
  const request = createUpdateRequest(UPDATE, { ...OPTIONS, region: "eu" });
  assert.ok(request instanceof Request);
  assert.equal(request.method, "PUT");
  assert.equal(
    request.url,
    "https://api-eu.unified.to/assessment/c%2F1/order/o%201?fields=id&raw=a%3Db%2526c",
  );
  assert.deepEqual(
    [...request.headers],
    [
      ["accept", "application/json"],
      ["authorization", "Bearer sécret"],
      ["content-type", "application/json"],
      ["x-trace", "7"],
    ],
  );
  assert.equal(request.redirect, "manual");
  assert.equal(request.bodyUsed, false);
  assert.equal(
    await request.text(),
    '{"connection_id":"c/1","workspace_id":"w","status":"COMPLETED","profile_name":"Zoë \\"🦀\\""}',
  );
});

test("sent, it is what updateOrder sends", async (t) => {
  const server = await startRecordingServer(t);
  await updateOrder(UPDATE, { ...OPTIONS, baseUrl: server.url });
  await fetch(createUpdateRequest(UPDATE, { ...OPTIONS, baseUrl: server.url }));
  await fetch(new OrderClient({ ...OPTIONS, baseUrl: server.url }).createUpdateRequest(UPDATE));
  const [sent, ...requests] = server.received;
  assert.equal(requests.length, 2);
  for (const request of requests) assert.deepEqual(request, sent);
});

test("it sends nothing", async (t) => {
  const server = await startRecordingServer(t);
  const request = createUpdateRequest(UPDATE, { ...OPTIONS, baseUrl: server.url });
  await request.text();
  assert.equal(server.connections.length, 0);
});

test("it asks no token function", () => {
  const token = () => assert.fail("It was asked.");
  for (const make of [
    () => createUpdateRequest(UPDATE, { ...OPTIONS, token }),
    () => new OrderClient({ ...OPTIONS, token }).createUpdateRequest(UPDATE),
  ]) {
    const error = thrownBy(make);
    assert.ok(error instanceof InvalidRequestError, String(error));
    assert.equal(error.option, "token");
  }
});

test("a client's options are overridden by those given here", () => {
  const client = new OrderClient({ ...OPTIONS, region: "eu" });
  const request = client.createUpdateRequest(UPDATE, { baseUrl: "https://example.com/x", token: "other" });
  assert.equal(new URL(request.url).origin, "https://example.com");
  assert.equal(request.headers.get("authorization"), "Bearer other");
  assert.equal(request.headers.get("x-trace"), "7");
});
