// updateOrders: how it ends where it does not come to the end.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { updateOrders } from "assessment-order";
import { answerJson } from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";
import { collect, soon, watchedSource, watchedStream } from "./streamed-sources.mjs";
import { collectUnhandled } from "./unhandled-rejections.mjs";
import { startOrderServer, stored, updates } from "./update-orders-server.mjs";

/** @import { AnswerUpdate } from "./update-orders-server.mjs" */

/** Stores the first order, and leaves the others without an answer: @type {AnswerUpdate} */
const onlyFirst = (response, arrival, request) => {
  if (arrival.id === "o0") setTimeout(() => stored(response, arrival, request), 50);
};

/** @param {() => boolean} holds */
async function until(holds) {
  for (let turn = 0; turn < 100 && !holds(); turn += 1) await pass(10);
  assert.ok(holds());
}

/** @param {AsyncIterable<unknown>} run */
async function first(run) {
  for await (const _ of run) break;
}

describe("while others have their turn", () => {
  /** Gives an update late, so that a turn is passed, and has `end` called meanwhile. @param {() => void} end */
  async function* source(end) {
    yield updates(1)[0];
    await pass(60);
    setImmediate(end);
    yield updates(2)[1];
    await new Promise(() => undefined);
  }

  test("an abort leaves no outcome of what it ended", async (t) => {
    const server = await startOrderServer(t, () => undefined);
    const controller = new AbortController();
    const reason = new Error("enough");
    const options = { ...server.options, signal: controller.signal };
    /** @type {unknown[]} */
    const told = [];
    const failure = soon(
      rejectionOf(
        (async () => {
          for await (const outcome of updateOrders(
            source(() => controller.abort(reason)),
            options,
          )) {
            told.push(outcome);
          }
        })(),
      ),
    );
    assert.deepEqual([await failure, told], [reason, []]);
  });

  test("leaving gives no outcome, and a summary", async (t) => {
    const server = await startOrderServer(t, () => undefined);
    /** @type {AsyncIterator<unknown> | undefined} */
    let iterator;
    const run = updateOrders(
      source(() => void iterator?.return?.()),
      server.options,
    );
    iterator = run[Symbol.asyncIterator]();
    assert.equal((await soon(iterator.next())).done, true);
    assert.deepEqual(await soon(run.summary), { done: 0, failed: 0, skipped: 0 });
  });

  test("leaving a silent source is no failure of it", async (t) => {
    const server = await startOrderServer(t);
    async function* silent() {
      yield updates(1)[0];
      await new Promise(() => undefined);
    }
    const run = updateOrders(silent(), server.options);
    const iterator = run[Symbol.asyncIterator]();
    assert.equal((await soon(iterator.next())).done, false);
    await pass(30);
    const next = iterator.next();
    void iterator.return?.();
    assert.equal((await soon(next)).done, true);
    assert.deepEqual(await soon(run.summary), { done: 1, failed: 0, skipped: 0 });
  });
});

describe("leaving the loop", () => {
  test("ends the requests under way, starts no other, and the summary settles", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t, onlyFirst);
    const { source, seen } = watchedSource(updates(40));
    const run = updateOrders(source, { ...server.options, concurrency: 4 });
    await soon(first(run));
    assert.equal(seen.returned, 1);
    const sent = server.arrivals.length;
    await until(() => server.load.now === 0);
    assert.equal(server.load.broken, sent - 1);
    const { done, failed } = await soon(run.summary);
    assert.deepEqual([done, failed], [1, 0]);
    await pass(100);
    assert.equal(server.arrivals.length, sent);
    assert.deepEqual(await unhandled(), []);
  });

  test("cancels a stream", async (t) => {
    const server = await startOrderServer(t);
    const { stream, seen } = watchedStream(updates(40));
    await soon(first(updateOrders(stream, server.options)));
    assert.equal(seen.cancelled, 1);
  });

  test("by a throw within it", async (t) => {
    const server = await startOrderServer(t, onlyFirst);
    const { source, seen } = watchedSource(updates(40));
    const run = updateOrders(source, server.options);
    const failure = new Error("mine");
    const reading = async () => {
      for await (const _ of run) throw failure;
    };
    assert.equal(await soon(rejectionOf(reading())), failure);
    assert.equal(seen.returned, 1);
    await until(() => server.load.now === 0);
    await soon(run.summary);
  });

  for (const kind of ["an async iterable's return()", "a stream's cancel()"]) {
    test(`calls ${kind} while that keeps it waiting`, async (t) => {
      const server = await startOrderServer(t);
      const { source, seen } = watchedSource(updates(1), { end: "wait" });
      const { stream, seen: streamed } = watchedStream(updates(1), { end: "wait" });
      const isStream = kind.startsWith("a stream");
      await soon(first(updateOrders(isStream ? stream : source, server.options)));
      await pass(20);
      assert.equal(isStream ? streamed.cancelled : seen.returned, 1);
    });
  }

  test("while it waits for its turn, or for a retry", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t, (response, arrival, request) => {
      if (arrival.id === "o1") answerJson(response, 500, {}, { "retry-after": "0.2" });
      else stored(response, arrival, request);
    });
    const run = updateOrders(updates(20), { ...server.options, maxPerSecond: 4 });
    let given = 0;
    for await (const _ of run) {
      given += 1;
      if (given === 3) break;
    }
    await pass(1300);
    assert.equal(server.arrivals.length, 4);
    assert.equal((await soon(run.summary)).done, 3);
    assert.deepEqual(await unhandled(), []);
  });

  test("before the first outcome is asked for: the summary settles all the same", async (t) => {
    const server = await startOrderServer(t);
    const run = updateOrders(updates(3), server.options);
    await run[Symbol.asyncIterator]().return?.();
    await soon(run.summary);
    assert.equal(server.arrivals.length, 0);
  });
});

/** @type {[why: string, reason: unknown][]} */
const REASONS = [
  ["an Error", new Error("stop")],
  ["a string", "stop"],
  ["null", null],
  ["an object", { code: "http_error", attempts: 1 }],
];

describe("signal", () => {
  for (const [why, reason] of REASONS) {
    test(`aborted before, with ${why}: nothing is read or sent`, async (t) => {
      const unhandled = collectUnhandled(t);
      const server = await startOrderServer(t);
      const { source, seen } = watchedSource(updates(5));
      const run = updateOrders(source, { ...server.options, signal: AbortSignal.abort(reason) });
      assert.equal(await soon(rejectionOf(collect(run))), reason);
      assert.deepEqual([seen.asked, server.arrivals.length], [0, 0]);
      await soon(run.summary.catch(() => undefined));
      assert.deepEqual(await unhandled(), []);
    });

    for (const [what, count] of /** @type {[string, number][]} */ ([
      ["more in the source", 40],
      ["nothing more in the source", 3],
    ])) {
      test(`aborted while requests are under way and there is ${what}, with ${why}`, async (t) => {
        const unhandled = collectUnhandled(t);
        const server = await startOrderServer(t, () => undefined);
        const controller = new AbortController();
        const options = { ...server.options, concurrency: 4, signal: controller.signal };
        const run = updateOrders(updates(count), options);
        const rejection = rejectionOf(collect(run));
        await until(() => server.arrivals.length === Math.min(4, count));
        const aborted = performance.now();
        controller.abort(reason);
        assert.equal(await soon(rejection), reason);
        assert.ok(performance.now() - aborted < 50);
        await until(() => server.load.now === 0);
        assert.equal(server.arrivals.length, Math.min(4, count));
        await soon(run.summary.catch(() => undefined));
        assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
        assert.deepEqual(await unhandled(), []);
      });
    }
  }

  test("calls the source's return()", async (t) => {
    const server = await startOrderServer(t, () => undefined);
    const controller = new AbortController();
    const { source, seen } = watchedSource(updates(40));
    const run = updateOrders(source, { ...server.options, signal: controller.signal });
    const rejection = rejectionOf(collect(run));
    await until(() => server.arrivals.length === 8);
    controller.abort("stop");
    assert.equal(await soon(rejection), "stop");
    await pass(10);
    assert.equal(seen.returned, 1);
  });

  for (const kind of ["an async iterable", "a stream"]) {
    test(`aborted while ${kind} keeps it waiting`, async (t) => {
      const server = await startOrderServer(t);
      const controller = new AbortController();
      const { source, seen } = watchedSource(updates(1), { end: "wait" });
      const { stream, seen: streamed } = watchedStream(updates(1), { end: "wait" });
      const options = { ...server.options, signal: controller.signal };
      const rejection = rejectionOf(collect(updateOrders(kind === "a stream" ? stream : source, options)));
      setTimeout(() => controller.abort("stop"), 50);
      assert.equal(await soon(rejection), "stop");
      await pass(10);
      assert.equal(kind === "a stream" ? streamed.cancelled : seen.returned, 1);
    });
  }

  test("aborted in the loop: no outcome follows", async (t) => {
    const server = await startOrderServer(t);
    const controller = new AbortController();
    const run = updateOrders(updates(40), { ...server.options, signal: controller.signal });
    let given = 0;
    const reading = async () => {
      for await (const _ of run) {
        given += 1;
        if (given === 3) {
          controller.abort("stop");
          await pass(30);
        }
      }
    };
    assert.equal(await soon(rejectionOf(reading())), "stop");
    assert.equal(given, 3);
  });

  for (const [what, status] of /** @type {[string, number][]} */ ([
    ["a rest", 503],
    ["a retry", 500],
  ])) {
    test(`aborted within ${what}`, async (t) => {
      const server = await startOrderServer(t, (response) =>
        answerJson(response, status, {}, { "retry-after": "30" }),
      );
      const controller = new AbortController();
      const run = updateOrders(updates(3), { ...server.options, signal: controller.signal });
      const rejection = rejectionOf(collect(run));
      await until(() => server.arrivals.length > 0);
      await pass(50);
      controller.abort("stop");
      assert.equal(await soon(rejection), "stop");
    });
  }

  test("aborted while only the summary drives it: it settles", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t, () => undefined);
    const controller = new AbortController();
    const { summary } = updateOrders(updates(3), { ...server.options, signal: controller.signal });
    const settled = summary.catch(() => undefined);
    await until(() => server.arrivals.length === 3);
    controller.abort("stop");
    await soon(settled);
    assert.deepEqual(await unhandled(), []);
  });

  test("aborted while nobody asks for an outcome: the summary settles", async (t) => {
    const server = await startOrderServer(t);
    for (const asked of [0, 1]) {
      const controller = new AbortController();
      const run = updateOrders(updates(3), { ...server.options, signal: controller.signal, concurrency: 1 });
      const iterator = run[Symbol.asyncIterator]();
      for (let count = 0; count < asked; count += 1) await iterator.next();
      controller.abort("stop");
      assert.deepEqual(await soon(run.summary), { done: asked, failed: 0, skipped: 0, total: 3 });
    }
  });

  test("not aborted: no listener stays on it", async (t) => {
    const server = await startOrderServer(t);
    const { signal } = new AbortController();
    await collect(updateOrders(updates(20), { ...server.options, signal }));
    await first(updateOrders(updates(20), { ...server.options, signal }));
    await pass(20);
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });
});

describe("a source that fails", () => {
  const failure = new Error("source");
  /** @type {Record<string, () => any>} */
  const SOURCES = {
    "an async iterable": () => watchedSource(updates(2), { end: failure }).source,
    "a stream": () => watchedStream(updates(2), { end: failure }).stream,
    "a stream of text": () => watchedStream(['{"id":"o0","order":{}}\n'], { end: failure }).stream,
    "a generator": function* source() {
      yield* updates(2);
      throw failure;
    },
  };
  for (const [kind, source] of Object.entries(SOURCES)) {
    test(`${kind}: the iteration throws it, the summary rejects, nothing is unhandled`, async (t) => {
      const unhandled = collectUnhandled(t);
      const server = await startOrderServer(t);
      const run = updateOrders(source(), server.options);
      assert.equal(await soon(rejectionOf(collect(run))), failure);
      assert.deepEqual(await unhandled(), []);
      assert.equal(await soon(rejectionOf(run.summary)), failure);
      assert.equal(await soon(rejectionOf(updateOrders(source(), server.options).summary)), failure);
      await until(() => server.load.now === 0);
      assert.deepEqual(await unhandled(), []);
    });
  }

  test("outcomes that are known by then are given first", async (t) => {
    const server = await startOrderServer(t);
    const { source } = watchedSource(updates(3), { end: failure, every: 60 });
    let given = 0;
    const reading = async () => {
      for await (const _ of updateOrders(source, server.options)) {
        given += 1;
        await pass(300);
      }
    };
    assert.equal(await soon(rejectionOf(reading()), 3000), failure);
    assert.equal(given, server.arrivals.length);
  });
});
