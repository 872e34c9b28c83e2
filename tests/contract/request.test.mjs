// The request as a whole: every byte of one request that a real server received.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createUpdateRequest,
  OrderClient,
  updateOrder,
  updateOrderWithResponse,
  validateOrder,
} from "assessment-order";
import { bodyText, headerValues, startRecordingServer } from "./recording-server.mjs";

/** @import { OrderUpdate } from "assessment-order" */

/** @type {OrderUpdate} */
const UPDATE = {
  connectionId: "5f1e/2",
  id: "ord er",
  order: { workspace_id: "w1", status: "COMPLETED", response_score: 87.5, profile_name: "Zoë 🦀" },
  fields: ["id", "status"],
  raw: { foo: "bar", zoo: "b&r" },
};
const LINE =
  "PUT /assessment/5f1e%2F2/order/ord%20er?fields=id&fields=status&raw=foo%3Dbar%26zoo%3Db%2526r HTTP/1.1";
const BODY =
  '{"connection_id":"5f1e/2","workspace_id":"w1","status":"COMPLETED","response_score":87.5,"profile_name":"Zoë 🦀"}';

const ORDER = { workspace_id: "w1", connection_id: "c1" };

/** What each way of sending the update is called, and how it is done. */
const WAYS = {
  updateOrder,
  updateOrderWithResponse,
  "OrderClient.updateOrder": (update, options) => new OrderClient(options).updateOrder(update),
  "OrderClient.updateOrderWithResponse": (update, options) =>
    new OrderClient(options).updateOrderWithResponse(update),
  createUpdateRequest: (update, options) => fetch(createUpdateRequest(update, options)),
  "OrderClient.createUpdateRequest": (update, options) =>
    fetch(new OrderClient(options).createUpdateRequest(update)),
};

for (const [name, send] of Object.entries(WAYS)) {
  test(`${name} sends this request line, these headers and these bytes`, async (t) => {
    const server = await startRecordingServer(t);
    await send(UPDATE, { baseUrl: server.url, token: "secret", headers: { "X-Trace": "7" } });
    assert.equal(server.received.length, 1);
    const [request] = server.received;
    assert.equal(request.line, LINE);
    assert.equal(bodyText(request), BODY);
    assert.deepEqual(headerValues(request, "authorization"), ["Bearer secret"]);
    assert.deepEqual(headerValues(request, "content-type"), ["application/json"]);
    assert.deepEqual(headerValues(request, "accept"), ["application/json"]);
    assert.deepEqual(headerValues(request, "x-trace"), ["7"]);
    assert.deepEqual(headerValues(request, "content-length"), [String(Buffer.byteLength(BODY))]);
    assert.deepEqual(headerValues(request, "host"), [`127.0.0.1:${server.port}`]);
  });
}

test("nothing else is sent but what the host's fetch adds to any request", async (t) => {
  const server = await startRecordingServer(t);
  await (await fetch(server.url, { method: "PUT", body: new Uint8Array(2) })).text();
  await updateOrder(UPDATE, { baseUrl: server.url, token: "secret" });
  const [plain, own] = server.received.map(({ headers }) => headers.map(([name]) => name.toLowerCase()));
  assert.deepEqual(own.toSorted(), [...plain, "authorization", "content-type"].toSorted());
});

test("without fields, raw, token and headers, the request has none of them", async (t) => {
  const server = await startRecordingServer(t);
  await updateOrder({ connectionId: "c1", id: "o1", order: { workspace_id: "w1" } }, { baseUrl: server.url });
  const [request] = server.received;
  assert.equal(request.line, "PUT /assessment/c1/order/o1 HTTP/1.1");
  assert.equal(bodyText(request), '{"connection_id":"c1","workspace_id":"w1"}');
  assert.deepEqual(headerValues(request, "authorization"), []);
});

test("many updates at once arrive each as it is", async (t) => {
  const server = await startRecordingServer(t);
  const updates = Array.from({ length: 60 }, (_, number) => ({
    connectionId: "c1",
    id: `o${number}`,
    order: { workspace_id: "w1", profile_name: "x".repeat(number * 997) },
  }));
  await Promise.all(updates.map((update) => updateOrder(update, { baseUrl: server.url })));
  const arrived = new Map(server.received.map((request) => [request.line, bodyText(request)]));
  for (const { id, order } of updates) {
    assert.equal(
      arrived.get(`PUT /assessment/c1/order/${id} HTTP/1.1`),
      JSON.stringify({ connection_id: "c1", ...order }),
    );
  }
});

test("an order of some megabytes arrives byte for byte", async (t) => {
  const server = await startRecordingServer(t);
  const order = { connection_id: "c1", workspace_id: "w1", raw: Array(200_000).fill("é🦀\u0000 \ud800") };
  await updateOrder({ connectionId: "c1", id: "o1", order }, { baseUrl: server.url });
  assert.equal(bodyText(server.received[0]), JSON.stringify(order));
});

/** Calls of the package from within the caller's own objects, while another call reads them. */
const READ_WITHIN = {
  order: {
    order: {
      toJSON: () => {
        callAgain();
        return { ...ORDER };
      },
    },
  },
  fields: { fields: callingAgain(["id"]) },
  raw: { raw: callingAgain({ a: "b" }) },
};
for (const [argument, part] of Object.entries(READ_WITHIN)) {
  test(`a call made while \`${argument}\` is read leaves the body alone`, async (t) => {
    const server = await startRecordingServer(t);
    await updateOrder({ connectionId: "c1", id: "o1", order: ORDER, ...part }, { baseUrl: server.url });
    assert.equal(bodyText(server.received[0]), JSON.stringify(ORDER));
  });
}

function callAgain() {
  validateOrder({ workspace_id: "of another order", connection_id: "c2", profile_name: "Somebody else" });
}

/**
 * @template {object} T
 * @param {T} target
 */
function callingAgain(target) {
  return new Proxy(target, {
    get: (own, key) => {
      callAgain();
      return Reflect.get(own, key);
    },
  });
}
