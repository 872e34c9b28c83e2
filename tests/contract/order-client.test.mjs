// OrderClient: options once, overridden by those of a call.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrderClient, updateOrder, updateOrders } from "assessment-order";
import { answerJson, bodyText, headerValues, startRecordingServer } from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: {} };

describe("an option of the call overrides the client's", () => {
  /** @type {[why: string, client: any, call: any, authorization: string[]][]} */
  const TOKENS = [
    ["the client's token", { token: "a" }, {}, ["Bearer a"]],
    ["undefined overrides nothing", { token: "a" }, { token: undefined }, ["Bearer a"]],
    ["a token", { token: "a" }, { token: "b" }, ["Bearer b"]],
    ["a token function", { token: "a" }, { token: () => "b" }, ["Bearer b"]],
    [
      "authorization by authorization",
      { headers: { authorization: "a" } },
      { headers: { Authorization: "b" } },
      ["Bearer b"],
    ],
    ["authorization by a token", { headers: { authorization: "a" } }, { token: "b" }, ["Bearer b"]],
    [
      "a token by authorization, which counts as the token",
      { token: "a" },
      { headers: { authorization: "b" } },
      ["Bearer b"],
    ],
  ];
  for (const [why, client, call, authorization] of TOKENS) {
    test(`token: ${why}`, async (t) => {
      const server = await startRecordingServer(t);
      await new OrderClient({ baseUrl: server.url, workspaceId: "w", ...client }).updateOrder(UPDATE, call);
      assert.deepEqual(headerValues(server.received[0], "authorization"), authorization);
    });
  }

  test("headers: name by name", async (t) => {
    const server = await startRecordingServer(t);
    const client = new OrderClient({
      baseUrl: server.url,
      workspaceId: "w",
      headers: { "x-a": "1", "x-b": "1" },
    });
    await client.updateOrder(UPDATE, { headers: new Headers({ "X-B": "2", "x-c": "2" }) });
    await client.updateOrder(UPDATE);
    const sent = server.received.map((request) =>
      ["x-a", "x-b", "x-c"].map((name) => headerValues(request, name)),
    );
    assert.deepEqual(sent, [
      [["1"], ["2"], ["2"]],
      [["1"], ["1"], []],
    ]);
  });

  test("workspaceId, strict and maxRetries", async (t) => {
    const server = await startRecordingServer(t, (response) =>
      answerJson(response, 503, {}, { "retry-after": "0" }),
    );
    const client = new OrderClient({ baseUrl: server.url, workspaceId: "w", strict: true, maxRetries: 0 });
    const misspelt = { ...UPDATE, order: /** @type {any} */ ({ jobId: 1 }) };
    assert.equal((await rejectionOf(client.updateOrder(misspelt))).code, "invalid_order");
    const error = await rejectionOf(
      client.updateOrderWithResponse(misspelt, { strict: false, maxRetries: 1, workspaceId: "v" }),
    );
    assert.deepEqual([error.status, error.attempts], [503, 2]);
    assert.equal(
      bodyText(/** @type {any} */ (server.received[0])),
      '{"connection_id":"c1","workspace_id":"v","jobId":1}',
    );
  });
});

describe("a client", () => {
  test("keeps its options, whatever becomes of the object", async (t) => {
    const server = await startRecordingServer(t);
    const options = { baseUrl: server.url, workspaceId: "w", token: "a" };
    const client = new OrderClient(options);
    Object.assign(options, { baseUrl: "http://127.0.0.1:1", token: "b" });
    await client.updateOrder(UPDATE);
    assert.deepEqual(headerValues(server.received[0], "authorization"), ["Bearer a"]);
  });

  test("keeps its headers, whatever becomes of the object", async (t) => {
    const server = await startRecordingServer(t);
    const headers = { "x-trace": "1" };
    const client = new OrderClient({ baseUrl: server.url, headers });
    headers["x-trace"] = "2";
    await client.updateOrder({ connectionId: "c1", id: "o1", order: { workspace_id: "w1" } });
    assert.deepEqual(headerValues(server.received[0], "x-trace"), ["1"]);
  });

  test("reads options that a class has, as a call does", async (t) => {
    const server = await startRecordingServer(t);
    class Settings {
      get baseUrl() {
        return server.url;
      }
    }
    const update = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
    await new OrderClient(new Settings()).updateOrder(update);
    await updateOrder(update, new Settings());
    for await (const outcome of updateOrders([update], new Settings())) assert.ok(outcome.ok);
    assert.equal(server.received.length, 3);
  });

  test("does many calls at once, each with its own options", async (t) => {
    const server = await startRecordingServer(t, (response, { line }) =>
      answerJson(response, 200, { reference: line }),
    );
    const client = new OrderClient({ baseUrl: server.url, workspaceId: "w" });
    const ids = Array.from({ length: 30 }, (_, number) => `o${number}`);
    const orders = await Promise.all(ids.map((id) => client.updateOrder({ ...UPDATE, id }, { token: id })));
    assert.deepEqual(
      orders.map((order) => order?.reference),
      ids.map((id) => `PUT /assessment/c1/order/${id} HTTP/1.1`),
    );
    for (const request of server.received) {
      assert.deepEqual(headerValues(request, "authorization"), [`Bearer ${request.line.split(/[/ ]/)[5]}`]);
    }
  });

  test("refuses what is wrong with its options at the call, as a rejection", async () => {
    const client = new OrderClient(/** @type {any} */ ({ region: "uk" }));
    const error = await rejectionOf(client.updateOrder(UPDATE));
    assert.deepEqual([error.code, error.option], ["invalid_request", "region"]);
  });
});
