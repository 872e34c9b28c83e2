// updateOrders: how many at once, how far ahead, how many a second, and rests that the server asks for.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { updateOrders } from "assessment-order";
import { answerJson } from "./recording-server.mjs";
import { collect, soon, watchedSource, watchedStream } from "./streamed-sources.mjs";
import { startOrderServer, stored, updates } from "./update-orders-server.mjs";

/** @import { Arrival, AnswerUpdate } from "./update-orders-server.mjs" */

/** Stores after a time. @param {number} milliseconds @returns {AnswerUpdate} */
const slow = (milliseconds) => (response, arrival, request) => {
  setTimeout(() => stored(response, arrival, request), milliseconds);
};

/**
 * Answers none before so many are under way at once, or all have come.
 *
 * @param {number} most
 * @param {number} total
 * @returns {AnswerUpdate}
 */
function together(most, total) {
  /** @type {(() => void)[]} */
  const held = [];
  let come = 0;
  return (response, arrival, request) => {
    come += 1;
    held.push(() => stored(response, arrival, request));
    if (held.length >= most || come === total) for (const answer of held.splice(0)) answer();
  };
}

describe("concurrency", () => {
  /** @type {[concurrency: number | undefined, most: number][]} */
  const CASES = [
    [1, 1],
    [3, 3],
    [undefined, 8],
    [30, 30],
    [64, 40],
  ];
  for (const [concurrency, most] of CASES) {
    test(`${concurrency}: at most ${most} at once, and as many`, async (t) => {
      const server = await startOrderServer(t, together(most, 40));
      const options = { ...server.options, ...(concurrency && { concurrency }) };
      const outcomes = await soon(collect(updateOrders(updates(40), options)), 10_000);
      assert.ok(outcomes.every(({ ok }) => ok));
      assert.deepEqual([outcomes.length, server.load.most], [40, most]);
    });
  }

  test("retries count as under way", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) => {
      if (arrival.number === 1) answerJson(response, 500, {}, { "retry-after": "0.02" });
      else slow(10)(response, arrival, request);
    });
    const outcomes = await collect(updateOrders(updates(30), { ...server.options, concurrency: 4 }));
    assert.ok(outcomes.every(({ ok, attempts }) => ok && attempts === 2));
    assert.ok(server.load.most <= 4, `${server.load.most}`);
  });
});

describe("the source is read no further ahead than concurrency", () => {
  for (const kind of ["an async iterable", "a stream"]) {
    test(`${kind}, while the consumer waits`, async (t) => {
      const server = await startOrderServer(t);
      const { source, seen } = watchedSource(updates(40));
      const { stream, seen: streamed } = watchedStream(updates(40));
      let given = 0;
      const run = updateOrders(kind === "a stream" ? stream : source, { ...server.options, concurrency: 4 });
      for await (const _ of run) {
        given += 1;
        await pass(10);
        const asked = kind === "a stream" ? streamed.asked : seen.asked;
        assert.ok(asked - given <= 5, `${asked} were read when ${given} had been given`);
      }
      assert.equal(given, 40);
    });
  }

  test("while the server keeps it waiting", async (t) => {
    const server = await startOrderServer(t, () => undefined);
    const { source, seen } = watchedSource(updates(40));
    const controller = new AbortController();
    const options = { ...server.options, concurrency: 4, signal: controller.signal };
    const reading = collect(updateOrders(source, options)).catch(() => undefined);
    await pass(150);
    assert.deepEqual([server.arrivals.length, seen.asked <= 5], [4, true]);
    controller.abort();
    await soon(reading);
  });

  test("a source that keeps it waiting does not keep outcomes back", async (t) => {
    const server = await startOrderServer(t);
    const { source } = watchedSource(updates(2), { end: "wait" });
    const iterator = updateOrders(source, server.options)[Symbol.asyncIterator]();
    const first = await soon(iterator.next());
    const second = await soon(iterator.next());
    assert.deepEqual([first.value?.ok, second.value?.ok], [true, true]);
  });
});

/** @param {Arrival[]} arrivals @param {number} most */
function assertPace(arrivals, most) {
  for (let at = most; at < arrivals.length; at += 1) {
    const time = (arrivals[at]?.at ?? 0) - (arrivals[at - most]?.at ?? 0);
    assert.ok(time >= 1000, `${most + 1} requests came within ${time} ms, the last of them number ${at + 1}`);
  }
}

describe("maxPerSecond holds in any one second, as the server sees it", () => {
  test("5 of 12", async (t) => {
    const server = await startOrderServer(t);
    const started = performance.now();
    const outcomes = await collect(updateOrders(updates(12), { ...server.options, maxPerSecond: 5 }));
    const elapsed = performance.now() - started;
    assert.ok(outcomes.every(({ ok }) => ok));
    assertPace(server.arrivals, 5);
    assert.ok(elapsed > 2000 && elapsed < 2600, `${elapsed}`);
  });

  test("retries count", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) =>
      arrival.number === 1
        ? answerJson(response, 500, {}, { "retry-after": "0" })
        : stored(response, arrival, request),
    );
    await collect(updateOrders(updates(6), { ...server.options, maxPerSecond: 4 }));
    assert.equal(server.arrivals.length, 12);
    assertPace(server.arrivals, 4);
  });

  test("where the first requests take longer to arrive than the later ones", async (t) => {
    const server = await startOrderServer(t);
    let made = 0;
    const fetch = async (/** @type {Request} */ request) => {
      made += 1;
      if (made <= 4) await pass(100);
      return globalThis.fetch(request);
    };
    await collect(updateOrders(updates(12), { ...server.options, maxPerSecond: 4, fetch }));
    assert.equal(server.arrivals.length, 12);
    assertPace(server.arrivals, 4);
  });

  test("after a pause that the server asked for", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) =>
      arrival.number === 1 && arrival.id === "o3"
        ? answerJson(response, 429, {}, { "retry-after": "1.3" })
        : stored(response, arrival, request),
    );
    await collect(updateOrders(updates(14), { ...server.options, maxPerSecond: 4, concurrency: 16 }));
    assert.equal(server.arrivals.length, 15);
    assertPace(server.arrivals, 4);
  });

  test("a server that takes its time costs little of the pace", async (t) => {
    const server = await startOrderServer(t, slow(600));
    const started = performance.now();
    await collect(updateOrders(updates(40), { ...server.options, maxPerSecond: 10, concurrency: 64 }));
    const elapsed = performance.now() - started;
    assertPace(server.arrivals, 10);
    assert.ok(elapsed < 3 * 1250 + 600 + 300, `${elapsed}`);
  });

  test("updates that are never sent take nobody's turn", async (t) => {
    const server = await startOrderServer(t);
    const source = [...Array.from({ length: 50 }, () => null), ...updates(5)];
    const started = performance.now();
    const options = { ...server.options, maxPerSecond: 5 };
    await collect(updateOrders(/** @type {any} */ (source), options));
    assert.ok(performance.now() - started < 500);
    assert.equal(server.arrivals.length, 5);
  });

  test("with a token function that takes its time", async (t) => {
    const server = await startOrderServer(t);
    let asked = 0;
    const token = async () => {
      asked += 1;
      if (asked <= 4) await pass(1000);
      return "t";
    };
    await collect(updateOrders(updates(8), { ...server.options, maxPerSecond: 4, token }));
    assert.equal(server.arrivals.length, 8);
    assertPace(server.arrivals, 4);
  });
});

describe("Retry-After with 429 or 503 pauses all", () => {
  /** @param {Arrival[]} arrivals @param {number} since @param {number} pause */
  const assertPause = (arrivals, since, pause) => {
    const within = arrivals.map(({ at }) => Math.round(at - since)).filter((at) => at > 60 && at < pause);
    assert.deepEqual(within, [], "requests came within the pause, after so many milliseconds");
  };

  for (const status of [429, 503]) {
    for (const maxRetries of [0, 2]) {
      test(`${status}, maxRetries ${maxRetries}`, async (t) => {
        let since = 0;
        const server = await startOrderServer(t, (response, arrival, request) => {
          if (arrival.id === "o5" && arrival.number === 1) {
            since = performance.now();
            answerJson(response, status, {}, { "retry-after": "1" });
          } else slow(10)(response, arrival, request);
        });
        const options = { ...server.options, concurrency: 4, maxRetries };
        const outcomes = await collect(updateOrders(updates(20), options));
        assertPause(server.arrivals, since, 980);
        assert.ok(server.arrivals.some(({ at }) => at > since + 980));
        const failed = outcomes.filter(({ ok }) => !ok).map(({ id }) => id);
        assert.deepEqual(failed, maxRetries === 0 ? ["o5"] : []);
      });
    }
  }

  test("500 with Retry-After pauses only its own", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) => {
      if (arrival.id === "o5" && arrival.number === 1) answerJson(response, 500, {}, { "retry-after": "1" });
      else slow(5)(response, arrival, request);
    });
    const outcomes = await collect(updateOrders(updates(20), { ...server.options, concurrency: 4 }));
    assert.equal(outcomes.at(-1)?.id, "o5");
    const [first = 0, ...times] = server.arrivals.map(({ at }) => at);
    assert.equal(times.filter((at) => at - first < 700).length, 19);
  });

  test("also an update whose token function is under way", async (t) => {
    let since = 0;
    const server = await startOrderServer(t, (response, arrival, request) => {
      if (arrival.number === 1 && arrival.id === "o0") {
        since = performance.now();
        answerJson(response, 429, {}, { "retry-after": "1" });
      } else stored(response, arrival, request);
    });
    let asked = 0;
    const token = async () => {
      asked += 1;
      if (asked > 1) await pass(300);
      return "t";
    };
    await collect(updateOrders(updates(4), { ...server.options, token }));
    assertPause(server.arrivals, since, 980);
  });

  test("longer than maxRetryAfterMs: that update fails at once, and all rest as long as is allowed", async (t) => {
    let since = 0;
    const server = await startOrderServer(t, (response, arrival, request) => {
      if (arrival.id !== "o2") return stored(response, arrival, request);
      since = performance.now();
      answerJson(response, 503, {}, { "retry-after": "8" });
    });
    const options = { ...server.options, concurrency: 2, maxRetryAfterMs: 600 };
    const outcomes = await soon(collect(updateOrders(updates(10), options)), 3000);
    const failed = outcomes.filter(({ ok }) => !ok);
    assert.deepEqual([outcomes.length, failed.length, failed[0]?.id], [10, 1, "o2"]);
    assertPause(server.arrivals, since, 590);
    assert.ok(server.arrivals.some(({ at }) => at > since + 590));
  });

  test("none where maxRetryAfterMs allows no wait", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) =>
      arrival.id === "o2"
        ? answerJson(response, 503, {}, { "retry-after": "8" })
        : stored(response, arrival, request),
    );
    const options = { ...server.options, concurrency: 1, maxRetryAfterMs: 0 };
    assert.equal((await soon(collect(updateOrders(updates(5), options)))).length, 5);
  });
});
