// updateOrders: odd updates, odd options, and callers who leave in odd moments.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { InvalidRequestError, OrderClient, updateOrders } from "assessment-order";
import { answerJson, headerValues } from "./recording-server.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";
import { collect, soon, watchedSource } from "./streamed-sources.mjs";
import { collectUnhandled } from "./unhandled-rejections.mjs";
import { startOrderServer, stored, updates } from "./update-orders-server.mjs";

/** Gives each item as it is: a generator would wait for it. @param {unknown[]} items */
function asynchronous(items) {
  const iterator = items[Symbol.iterator]();
  return { [Symbol.asyncIterator]: () => ({ next: async () => ({ ...iterator.next() }) }) };
}

describe("an update", () => {
  const failure = new Error("getter");
  for (const [name, hooks] of Object.entries({ "": {}, ", also with skip": { skip: () => false } })) {
    test(`whose getter throws is an outcome with that as the cause${name}`, async (t) => {
      const server = await startOrderServer(t);
      const thrower = {
        get id() {
          throw failure;
        },
        order: {},
      };
      const run = updateOrders(/** @type {any} */ ([...updates(1), thrower, ...updates(1)]), {
        ...server.options,
        ...hooks,
      });
      const outcomes = await soon(collect(run));
      const bad = outcomes.find(({ index }) => index === 1);
      assert.ok(bad && !bad.ok && bad.error instanceof InvalidRequestError);
      assert.deepEqual([bad.error.option, bad.error.cause, bad.id], ["update", failure, ""]);
      assert.equal(outcomes.filter(({ ok }) => ok).length, 2);
    });
  }

  /** @type {Record<string, () => unknown>} */
  const UNREADABLE = {
    "a promise that rejects": () => Promise.reject(failure),
    "a Proxy that was revoked": () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    "an object whose `then` throws": () => ({
      // biome-ignore lint/suspicious/noThenProperty: it is what is tested
      get then() {
        throw failure;
      },
    }),
  };
  for (const [what, make] of Object.entries(UNREADABLE)) {
    test(`that is ${what} is an outcome and stops nothing`, async (t) => {
      const unhandled = collectUnhandled(t);
      const server = await startOrderServer(t);
      const given = [updates(1)[0], make(), updates(2)[1]];
      for (const many of [given, asynchronous(given)]) {
        const outcomes = await soon(collect(updateOrders(/** @type {any} */ (many), server.options)));
        const bad = outcomes.find(({ index }) => index === 1);
        assert.ok(bad && !bad.ok && bad.error instanceof InvalidRequestError);
        assert.equal(bad.error.option, "update");
        assert.equal(outcomes.filter(({ ok }) => ok).length, 2);
      }
      assert.deepEqual(await unhandled(), []);
    });
  }

  test("that is a function is rubbish, and asked for nothing", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t);
    const odd = Object.defineProperty(() => undefined, "id", {
      get() {
        throw failure;
      },
    });
    const options = { ...server.options, skip: () => false };
    const outcomes = await soon(collect(updateOrders(/** @type {any} */ ([odd, ...updates(1)]), options)));
    assert.deepEqual(outcomes.map(({ ok }) => ok).toSorted(), [false, true]);
    assert.deepEqual(await unhandled(), []);
  });

  test("that is a promise which never settles keeps no abort waiting", async (t) => {
    const server = await startOrderServer(t);
    const controller = new AbortController();
    const iterator = [new Promise(() => undefined)][Symbol.iterator]();
    let returned = 0;
    const source = {
      [Symbol.iterator]: () => ({
        next: () => iterator.next(),
        return: () => ({ done: true, value: ++returned }),
      }),
    };
    const options = { ...server.options, signal: controller.signal };
    const rejection = rejectionOf(collect(updateOrders(/** @type {any} */ (source), options)));
    setTimeout(() => controller.abort("enough"), 20);
    assert.equal(await soon(rejection), "enough");
    await pass(10);
    assert.equal(returned, 1);
  });

  test("may be a promise of one", async (t) => {
    const server = await startOrderServer(t);
    const given = updates(3).map(async (update) => update);
    const outcomes = await collect(updateOrders(/** @type {any} */ (given), server.options));
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [true, true, true],
    );
  });

  test("may be an instance of a class, each of whose properties is read once", async (t) => {
    const server = await startOrderServer(t);
    let reads = 0;
    class Update {
      get id() {
        reads += 1;
        return "o1";
      }
      get order() {
        reads += 1;
        return {};
      }
    }
    const [outcome] = await collect(updateOrders([new Update()], { ...server.options, skip: () => false }));
    assert.deepEqual([outcome?.ok, outcome?.id, reads], [true, "o1", 2]);
  });
});

describe("options", () => {
  /** @type {[option: string, options: any][]} */
  const WRONG = [
    ["region", { region: "EU" }],
    ["baseUrl", { baseUrl: "http://example.com" }],
    ["maxRetries", { maxRetries: "2" }],
    ["connectionId", { baseUrl: "https://example.com", connectionId: ".." }],
    ["connectionId", { baseUrl: "https://example.com", connectionId: null }],
    ["token", { region: "eu" }],
  ];
  for (const [option, options] of WRONG) {
    test(`that no update can be sent with are refused at once: ${option}`, () => {
      const error = thrownBy(() => updateOrders(updates(3), { connectionId: "c1", ...options }));
      assert.ok(error instanceof InvalidRequestError);
      assert.equal(error.option, option);
    });
  }

  test("skip must not give a promise, which would leave out everything", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t);
    const run = updateOrders(updates(3), {
      ...server.options,
      skip: /** @type {any} */ (async () => Promise.reject(new Error("no database"))),
    });
    const error = await rejectionOf(collect(run));
    assert.ok(error instanceof InvalidRequestError);
    assert.deepEqual([error.option, server.arrivals.length], ["skip", 0]);
    assert.deepEqual(await unhandled(), []);
  });

  test("headers that can be gone through only once are sent with each update", async (t) => {
    /** @type {string[][]} */
    const sent = [];
    const server = await startOrderServer(t, (response, arrival, request) => {
      sent.push(headerValues(request, "x-own"));
      stored(response, arrival, request);
    });
    const headers = /** @type {any} */ (new Map([["x-own", "1"]]).entries());
    await collect(updateOrders(updates(3), { ...server.options, headers }));
    assert.deepEqual(sent, [["1"], ["1"], ["1"]]);
  });

  test("that are undefined leave the client's as they are", async (t) => {
    const server = await startOrderServer(t);
    const { connectionId, ...own } = server.options;
    const client = new OrderClient(/** @type {any} */ ({ ...own, connectionId, skip: () => true }));
    const run = client.updateOrders(
      updates(3),
      /** @type {any} */ ({ skip: undefined, connectionId: undefined }),
    );
    assert.deepEqual(await run.summary, { done: 0, failed: 0, skipped: 3, total: 3 });
  });

  /** @type {[option: string, options: unknown][]} */
  const BAD = [
    ["options", null],
    ["options", 7],
    ["signal", { signal: {} }],
    ["signal", { signal: 7 }],
    ["skip", { skip: new Set() }],
    ["onProgress", { onProgress: {} }],
    ["stopOnError", { stopOnError: "yes" }],
  ];
  for (const [option, options] of BAD) {
    test(`${JSON.stringify(options)} is refused at once, and names ${option}`, () => {
      const error = thrownBy(() => updateOrders([], /** @type {any} */ (options)));
      assert.deepEqual([error.code, error.option], ["invalid_request", option]);
    });
  }

  test("with many at once no host warns of listeners that pile up", async (t) => {
    /** @type {Error[]} */
    const warnings = [];
    const listen = (/** @type {Error} */ warning) => void warnings.push(warning);
    process.on("warning", listen);
    t.after(() => process.off("warning", listen));
    const server = await startOrderServer(t, (response, arrival, request) => {
      setTimeout(() => stored(response, arrival, request), 30);
    });
    const { signal } = new AbortController();
    await collect(updateOrders(updates(100), { ...server.options, concurrency: 50, signal }));
    await pass(5);
    assert.deepEqual(warnings, []);
  });
});

describe("deadlineMs", () => {
  test("does not run while an update waits for its turn", async (t) => {
    const server = await startOrderServer(t);
    const options = { ...server.options, maxPerSecond: 2, deadlineMs: 700 };
    const outcomes = await collect(updateOrders(updates(6), options));
    assert.ok(outcomes.every(({ ok, attempts }) => ok && attempts === 1));
  });

  test("does not run while the server rests", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) =>
      arrival.id === "o0"
        ? answerJson(response, 429, {}, { "retry-after": "1" })
        : stored(response, arrival, request),
    );
    const options = { ...server.options, concurrency: 1, maxRetries: 0, deadlineMs: 500 };
    const outcomes = await collect(updateOrders(updates(4), options));
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [false, true, true, true],
    );
  });
});

describe("leaving while an outcome is awaited", () => {
  for (const [what, source] of /** @type {[string, () => any][]} */ ([
    ["the server", () => updates(3)],
    ["the source", () => watchedSource([], { end: "wait" }).source],
  ])) {
    test(`ends the waiting for ${what}, and the requests`, async (t) => {
      const unhandled = collectUnhandled(t);
      const server = await startOrderServer(t, () => undefined);
      const run = updateOrders(source(), server.options);
      const iterator = run[Symbol.asyncIterator]();
      const next = iterator.next();
      await pass(100);
      await soon(/** @type {Promise<unknown>} */ (iterator.return?.()));
      assert.equal((await soon(next)).done, true);
      assert.equal((await soon(run.summary)).done, 0);
      await pass(50);
      assert.equal(server.load.now, 0);
      assert.deepEqual(await unhandled(), []);
    });
  }
});

describe("a source that fails while updates are under way", () => {
  test("lets them come to their end and tells of them, then of the failure", async (t) => {
    const server = await startOrderServer(t, (response, arrival, request) => {
      setTimeout(() => stored(response, arrival, request), 100);
    });
    const failure = new Error("source");
    const { source } = watchedSource(updates(3), { end: failure });
    /** @type {boolean[]} */
    const told = [];
    const reading = async () => {
      for await (const { ok } of updateOrders(source, server.options)) told.push(ok);
    };
    assert.equal(await soon(rejectionOf(reading())), failure);
    assert.deepEqual([told, server.load.broken], [[true, true, true], 0]);
  });

  test("is not waited for where the run is aborted meanwhile", async (t) => {
    const server = await startOrderServer(t, () => undefined);
    const { source } = watchedSource(updates(3), { end: new Error("source") });
    const controller = new AbortController();
    const reading = collect(updateOrders(source, { ...server.options, signal: controller.signal }));
    setTimeout(() => controller.abort("stop"), 100);
    assert.equal(await soon(rejectionOf(reading)), "stop");
  });
});

describe("a source", () => {
  const rejected = () => Promise.reject(new Error("late"));
  /** @type {[why: string, source: () => any][]} */
  const FAILING = [
    [
      "whose iterator cannot be made",
      () => ({
        [Symbol.asyncIterator]() {
          throw new Error("late");
        },
      }),
    ],
    ["whose iterator is none", () => ({ [Symbol.iterator]: () => 7 })],
    [
      "whose next throws",
      () => ({
        [Symbol.iterator]: () => ({
          next() {
            throw new Error("late");
          },
        }),
      }),
    ],
    ["whose next gives no result", () => ({ [Symbol.asyncIterator]: () => ({ next: async () => 7 }) })],
    ["whose next rejects", () => ({ [Symbol.asyncIterator]: () => ({ next: rejected }) })],
    [
      "that is read by somebody else",
      () => {
        const stream = new ReadableStream();
        stream.getReader();
        return stream;
      },
    ],
  ];
  for (const [why, source] of FAILING) {
    test(`${why} ends the run with an Error, and leaves nothing unhandled`, async (t) => {
      const unhandled = collectUnhandled(t);
      const server = await startOrderServer(t);
      const run = updateOrders(source(), server.options);
      assert.ok((await soon(rejectionOf(collect(run)))) instanceof Error);
      await soon(rejectionOf(run.summary));
      assert.deepEqual(await unhandled(), []);
    });
  }

  test("that rejects after the run has been left disturbs nobody", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t);
    const source = {
      [Symbol.asyncIterator]() {
        let asked = 0;
        return {
          next: async () => {
            asked += 1;
            if (asked === 1) return { done: false, value: updates(1)[0] };
            await pass(50);
            throw new Error("late");
          },
          return: rejected,
        };
      },
    };
    for await (const _ of updateOrders(/** @type {any} */ (source), server.options)) break;
    await pass(100);
    assert.deepEqual(await unhandled(), []);
  });
});

describe("onProgress", () => {
  test("may abort: the run ends", async (t) => {
    const unhandled = collectUnhandled(t);
    const server = await startOrderServer(t);
    const controller = new AbortController();
    const onProgress = () => controller.abort("stop");
    const options = { ...server.options, concurrency: 1, signal: controller.signal, onProgress };
    assert.equal(await soon(rejectionOf(collect(updateOrders(updates(9), options)))), "stop");
    assert.ok(server.arrivals.length <= 2, `${server.arrivals.length}`);
    assert.deepEqual(await unhandled(), []);
  });
});
