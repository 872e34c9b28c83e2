// Success: any 2xx, and the order as the server sent it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { updateOrder, updateOrderWithResponse } from "assessment-order";
import { answerJson, startRecordingServer } from "./recording-server.mjs";
import { FULL_ORDER } from "./sample-orders.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };

describe("an answer", () => {
  for (const status of [200, 201, 202, 203, 206, 207, 226, 250, 299]) {
    test(`with ${status} is a success`, async (t) => {
      const server = await startRecordingServer(t, (response) => answerJson(response, status, FULL_ORDER));
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url });
      assert.deepEqual([answer.status, answer.attempts, answer.order], [status, 1, FULL_ORDER]);
      assert.deepEqual(await updateOrder(UPDATE, { baseUrl: server.url }), FULL_ORDER);
    });
  }

  for (const status of [204, 205]) {
    test(`with ${status} has no order`, async (t) => {
      const server = await startRecordingServer(t, (response) => response.writeHead(status).end());
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url });
      assert.deepEqual([answer.status, answer.order, answer.issues], [status, undefined, []]);
      assert.equal(await updateOrder(UPDATE, { baseUrl: server.url }), undefined);
    });
  }

  /** @type {[why: string, body: string | Buffer][]} */
  const NO_OBJECTS = [
    ["empty", ""],
    ["no JSON", "<html>OK</html>"],
    ["JSON that ends early", '{"id":"o1"'],
    ["an array", '[{"id":"o1"}]'],
    ["a string", '"o1"'],
    ["a number", "7"],
    ["null", "null"],
    ["true", "true"],
    ["no UTF-8", Buffer.from([0xff, 0xfe, 0x00])],
  ];
  for (const [why, body] of NO_OBJECTS) {
    test(`whose body is ${why} is a success without an order`, async (t) => {
      const server = await startRecordingServer(t, (response) => response.writeHead(200).end(body));
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url });
      assert.deepEqual(
        [answer.status, answer.order, answer.issues, answer.attempts],
        [200, undefined, [], 1],
      );
      assert.equal(await updateOrder(UPDATE, { baseUrl: server.url }), undefined);
    });
  }

  test("keeps unknown fields and unknown values, and tells of them", async (t) => {
    const order = {
      ...FULL_ORDER,
      status: "ON_HOLD",
      brand_new: { a: [1] },
      profile_gender: "X",
      response_score: "87",
    };
    const server = await startRecordingServer(t, (response) => answerJson(response, 200, order));
    const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url });
    assert.deepEqual(answer.order, order);
    assert.deepEqual(
      answer.issues.map(({ pointer }) => pointer),
      ["/status", "/profile_gender", "/response_score", "/brand_new"],
    );
    assert.ok(answer.issues.every(({ offset }) => Number.isInteger(offset)));
  });

  test("with nulls, wrong types, or filtered by fields, fails nothing", async (t) => {
    for (const order of [
      { id: null, status: 7 },
      { id: "o1" },
      {},
      { workspace_id: "", connection_id: "c2" },
    ]) {
      const server = await startRecordingServer(t, (response) => answerJson(response, 200, order));
      const answer = await updateOrderWithResponse(
        { ...UPDATE, fields: ["id"] },
        { baseUrl: server.url, strict: true },
      );
      assert.deepEqual(answer.order, order);
      assert.ok(answer.issues.length > 0);
      assert.deepEqual(await updateOrder(UPDATE, { baseUrl: server.url }), order);
    }
  });

  test("that is in order has no issues", async (t) => {
    const server = await startRecordingServer(t, (response) => answerJson(response, 200, FULL_ORDER));
    assert.deepEqual((await updateOrderWithResponse(UPDATE, { baseUrl: server.url })).issues, []);
  });

  test("is read whatever content-type it names, and unpacked by the host", async (t) => {
    const server = await startRecordingServer(t, (response) => {
      const headers = { "content-type": "text/plain", "content-encoding": "gzip" };
      response.writeHead(200, headers).end(gzipSync(JSON.stringify(FULL_ORDER)));
    });
    assert.deepEqual(await updateOrder(UPDATE, { baseUrl: server.url }), FULL_ORDER);
  });

  test("comes with its headers and what the server calls the request", async (t) => {
    /** @type {[headers: Record<string, string>, requestId: string | undefined][]} */
    const cases = [
      [{ "x-request-id": "x-7", "request-id": "7" }, "x-7"],
      [{ "request-id": "7" }, "7"],
      [{}, undefined],
    ];
    for (const [headers, requestId] of cases) {
      const server = await startRecordingServer(t, (response) => answerJson(response, 200, {}, headers));
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url });
      assert.equal(answer.requestId, requestId);
      assert.ok(answer.headers instanceof Headers);
      assert.equal(answer.headers.get("content-type"), "application/json");
      assert.deepEqual(Object.keys(answer).toSorted(), [
        "attempts",
        "headers",
        "issues",
        "order",
        "requestId",
        "status",
      ]);
    }
  });

  test("in many pieces is put together", async (t) => {
    const server = await startRecordingServer(t, async (response) => {
      response.writeHead(200);
      for (const byte of Buffer.from(JSON.stringify({ profile_name: "é🦀" }))) {
        await new Promise((resolve) => response.write(Buffer.from([byte]), resolve));
      }
      response.end();
    });
    assert.deepEqual(await updateOrder(UPDATE, { baseUrl: server.url }), { profile_name: "é🦀" });
  });
});

test("calls at the same time get each its own answer", async (t) => {
  const server = await startRecordingServer(t, (response, { line }) =>
    answerJson(response, 200, { reference: line }),
  );
  const ids = Array.from({ length: 40 }, (_, number) => `o${number}`);
  const orders = await Promise.all(ids.map((id) => updateOrder({ ...UPDATE, id }, { baseUrl: server.url })));
  assert.deepEqual(
    orders.map((order) => order?.reference),
    ids.map((id) => `PUT /assessment/c1/order/${id} HTTP/1.1`),
  );
});
