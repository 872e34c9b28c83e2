// updateOrders: what stopOnError stops, and what it lets come to its end.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { updateOrders } from "assessment-order";
import { answerJson } from "./recording-server.mjs";
import { collect, soon, watchedSource } from "./streamed-sources.mjs";
import { codeOf, startOrderServer, stored, updates } from "./update-orders-server.mjs";

/** What comes of a source with it. @param {any} source @param {any} options */
async function read(source, options) {
  const run = updateOrders(source, { ...options, stopOnError: true });
  return { outcomes: await collect(run), summary: await run.summary };
}

describe("stopOnError", () => {
  test("begins no further update after one has failed", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) =>
      arrival.id === "o3" ? answerJson(response, 404, {}) : stored(response, arrival, request),
    );
    const options = { ...server.options, concurrency: 1 };
    const { outcomes, summary } = await read(updates(20), options);
    assert.deepEqual(outcomes.map(codeOf), ["ok", "ok", "ok", "http_error"]);
    assert.deepEqual(server.ids(), ["o0", "o1", "o2", "o3"]);
    assert.deepEqual(summary, { done: 4, failed: 1, skipped: 0, total: 20 });
  });

  test("rubbish counts, and those under way are told of", async (t) => {
    const server = await startOrderServer(t, (response, arrival) => {
      setTimeout(() => answerJson(response, 200, { id: arrival.id }), 50);
    });
    const source = [updates(1)[0], updates(2)[1], null, ...updates(20).slice(3)];
    const { outcomes } = await read(source, { ...server.options, concurrency: 3 });
    assert.deepEqual(outcomes.map(codeOf).toSorted(), ["invalid_request", "ok", "ok"]);
    assert.equal(server.arrivals.length, 2);
  });

  test("an update that the source gives after the failure is not begun", async (t) => {
    const server = await startOrderServer(t, (response) => answerJson(response, 404, {}));
    async function* source() {
      yield updates(1)[0];
      await new Promise((resolve) => setTimeout(resolve, 150));
      yield updates(2)[1];
    }
    const { outcomes } = await read(source(), { ...server.options });
    assert.deepEqual([outcomes.length, server.ids()], [1, ["o0"]]);
  });

  test("begins nothing more while its consumer is busy with an earlier outcome", async (t) => {
    let refused = (/** @type {unknown} */ _) => undefined;
    const isRefused = new Promise((resolve) => {
      refused = (value) => void resolve(value);
    });
    const server = await startOrderServer(t, (response, arrival, request) => {
      if (arrival.id !== "o1") return stored(response, arrival, request);
      response.on("finish", refused);
      answerJson(response, 404, {});
    });
    const [first, second, third] = updates(3);
    async function* source() {
      yield first;
      yield second;
      await isRefused;
      await pass(50);
      yield third;
    }
    const ids = [];
    const run = updateOrders(source(), { ...server.options, stopOnError: true, concurrency: 3 });
    for await (const { id } of run) {
      ids.push(id);
      if (id === "o0") await pass(150);
    }
    assert.deepEqual(ids, ["o0", "o1"]);
    assert.deepEqual(
      server.arrivals.map(({ id }) => id),
      ["o0", "o1"],
    );
  });

  test("tells nothing of what was not begun, whatever becomes of its token", async (t) => {
    const server = await startOrderServer(t, (response) => answerJson(response, 400, {}));
    let asked = 0;
    const token = async () => {
      asked += 1;
      if (asked === 1) return "secret";
      await pass(100);
      if (asked % 2 === 0) throw new Error("no token");
      return "secret";
    };
    const { outcomes } = await soon(read(updates(4), { ...server.options, concurrency: 4, token }));
    assert.deepEqual(outcomes.map(codeOf), ["http_error"]);
    assert.equal(server.arrivals.length, 1);
  });

  test("begins nothing that waits for its turn", async (t) => {
    const server = await startOrderServer(t, (response) => answerJson(response, 400, {}));
    const options = { ...server.options, maxPerSecond: 1 };
    const { outcomes, summary } = await soon(read(updates(20), options));
    assert.deepEqual(outcomes.map(codeOf), ["http_error"]);
    assert.deepEqual([server.ids(), summary.done], [["o0"], 1]);
  });

  test("does not wait for a source that keeps it waiting", async (t) => {
    const server = await startOrderServer(t, (response) => answerJson(response, 400, {}));
    const { source, seen } = watchedSource(updates(1), { end: "wait" });
    const { outcomes, summary } = await soon(read(source, server.options));
    assert.deepEqual(outcomes.map(codeOf), ["http_error"]);
    assert.deepEqual(summary, { done: 1, failed: 1, skipped: 0 });
    assert.equal(seen.returned, 1);
  });
});
