// validateOrders: how far it reads, and how it ends where it does not come to the end.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { validateOrders } from "assessment-order";
import { rejectionOf } from "./rejection.mjs";
import { collect, soon, watchedSource, watchedStream } from "./streamed-sources.mjs";
import { collectUnhandled } from "./unhandled-rejections.mjs";

const LINES = Array.from({ length: 20 }, () => "{}\n");

describe("it is read no further than asked for", () => {
  test("an async iterable", async () => {
    const { source, seen } = watchedSource(LINES);
    let given = 0;
    for await (const _ of validateOrders(source)) {
      given += 1;
      await pass(2);
      assert.equal(seen.asked, given);
    }
    assert.equal(given, LINES.length);
  });

  test("a stream", async () => {
    const { stream, seen } = watchedStream(LINES);
    let given = 0;
    for await (const _ of validateOrders(stream)) {
      given += 1;
      await pass(2);
      assert.ok(seen.asked <= given + 1, `${seen.asked} after ${given}`);
    }
    assert.equal(given, LINES.length);
  });

  test("nothing before the first line is asked for", async () => {
    const { source, seen } = watchedSource(LINES);
    const run = validateOrders(source);
    const iterator = run[Symbol.asyncIterator]();
    await pass(5);
    assert.equal(seen.asked, 0);
    await iterator.next();
    assert.equal(seen.asked, 1);
    await iterator.return?.();
    assert.equal(seen.returned, 1);
  });
});

describe("leaving the loop", () => {
  test("calls the source's return(), and the summary settles with what was read", async (t) => {
    const unhandled = collectUnhandled(t);
    const { source, seen } = watchedSource(LINES);
    const run = validateOrders(source);
    for await (const { line } of run) if (line === 3) break;
    assert.deepEqual(seen, { asked: 3, returned: 1 });
    const summary = await soon(run.summary);
    assert.deepEqual([summary.lines, summary.bytes], [3, 9]);
    assert.deepEqual(await unhandled(), []);
  });

  test("calls a stream's cancel()", async () => {
    const { stream, seen } = watchedStream(LINES);
    for await (const _ of validateOrders(stream)) break;
    assert.equal(seen.cancelled, 1);
  });

  test("runs a generator's finally", async () => {
    let left = 0;
    function* source() {
      try {
        yield* LINES;
      } finally {
        left += 1;
      }
    }
    for await (const _ of validateOrders(source())) break;
    assert.equal(left, 1);
  });

  test("by a throw within it", async () => {
    const { source, seen } = watchedSource(LINES);
    const run = validateOrders(source);
    const failure = new Error("mine");
    const reading = async () => {
      for await (const _ of run) throw failure;
    };
    assert.equal(await rejectionOf(reading()), failure);
    assert.equal(seen.returned, 1);
    assert.equal((await soon(run.summary)).lines, 1);
  });

  test("where the source's return() throws: it is its own affair", async (t) => {
    const unhandled = collectUnhandled(t);
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: "{}\n" }),
        return: async () => {
          throw new Error("return");
        },
      }),
    };
    const run = validateOrders(source);
    for await (const _ of run) break;
    assert.equal((await soon(run.summary)).lines, 1);
    assert.deepEqual(await unhandled(), []);
  });

  test("before its first line is asked for: the summary settles all the same", async () => {
    const run = validateOrders(LINES);
    await run[Symbol.asyncIterator]().return?.();
    await soon(run.summary);
  });

  test("while a line is awaited that does not come", async (t) => {
    const unhandled = collectUnhandled(t);
    let returned = 0;
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          returned += 1;
        },
      }),
    };
    const run = validateOrders(/** @type {any} */ (source));
    const lines = run[Symbol.asyncIterator]();
    const awaited = lines.next();
    await pass(1);
    await soon(/** @type {any} */ (lines.return?.()));
    assert.deepEqual(await soon(awaited), { done: true, value: undefined });
    assert.equal((await soon(run.summary)).lines, 0);
    assert.equal(returned, 1);
    assert.deepEqual(await unhandled(), []);
  });

  test("at the end nobody is told to leave", async () => {
    const { source, seen } = watchedSource(LINES);
    await collect(validateOrders(source));
    assert.deepEqual(seen, { asked: LINES.length + 1, returned: 0 });
  });
});

/** @type {[why: string, reason: unknown][]} */
const REASONS = [
  ["an Error", new Error("stop")],
  ["a string", "stop"],
  ["null", null],
  ["false", false],
  ["an object", { stop: true }],
];

describe("signal", () => {
  for (const [why, reason] of REASONS) {
    test(`aborted before, with ${why}: nothing is read`, async (t) => {
      const unhandled = collectUnhandled(t);
      const { source, seen } = watchedSource(LINES);
      const run = validateOrders(source, { signal: AbortSignal.abort(reason) });
      assert.equal(await rejectionOf(collect(run)), reason);
      assert.equal(seen.asked, 0);
      await soon(run.summary.catch(() => undefined));
      assert.deepEqual(await unhandled(), []);
    });

    test(`aborted while the source keeps it waiting, with ${why}`, async (t) => {
      const unhandled = collectUnhandled(t);
      const controller = new AbortController();
      const { source, seen } = watchedSource(LINES.slice(0, 2), { end: "wait" });
      const run = validateOrders(source, { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 20);
      const started = performance.now();
      assert.equal(await soon(rejectionOf(collect(run))), reason);
      assert.ok(performance.now() - started < 70);
      assert.equal(seen.returned, 1);
      await soon(run.summary.catch(() => undefined));
      assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
      assert.deepEqual(await unhandled(), []);
    });
  }

  test("aborted while a stream keeps it waiting: the stream is cancelled", async () => {
    const controller = new AbortController();
    const { stream, seen } = watchedStream(LINES.slice(0, 2), { end: "wait" });
    const run = validateOrders(stream, { signal: controller.signal });
    setTimeout(() => controller.abort("stop"), 20);
    assert.equal(await soon(rejectionOf(collect(run))), "stop");
    assert.equal(seen.cancelled, 1);
  });

  test("aborted between two chunks", async () => {
    const controller = new AbortController();
    const { source, seen } = watchedSource(LINES);
    const run = validateOrders(source, { signal: controller.signal });
    let given = 0;
    const reading = async () => {
      for await (const { line } of run) {
        given += 1;
        if (line === 3) controller.abort("stop");
      }
    };
    assert.equal(await rejectionOf(reading()), "stop");
    assert.deepEqual([given, seen.asked, seen.returned], [3, 3, 1]);
    assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
  });

  test("aborted between two lines of one chunk: at once", async () => {
    const controller = new AbortController();
    const run = validateOrders(LINES.join(""), { signal: controller.signal });
    let given = 0;
    const reading = async () => {
      for await (const { line } of run) {
        given += 1;
        if (line === 3) controller.abort("stop");
      }
    };
    assert.equal(await rejectionOf(reading()), "stop");
    assert.equal(given, 3);
  });

  test("aborted at the last line", async () => {
    const controller = new AbortController();
    const run = validateOrders("{}", { signal: controller.signal });
    const reading = async () => {
      for await (const _ of run) controller.abort("stop");
    };
    assert.equal(await soon(rejectionOf(reading())), "stop");
  });

  test("aborted while only the summary drives it: it settles", async (t) => {
    const unhandled = collectUnhandled(t);
    const controller = new AbortController();
    const { source, seen } = watchedSource(LINES.slice(0, 2), { end: "wait" });
    const { summary } = validateOrders(source, { signal: controller.signal });
    setTimeout(() => controller.abort("stop"), 20);
    await soon(summary.catch(() => undefined));
    assert.equal(seen.returned, 1);
    assert.deepEqual(await unhandled(), []);
  });

  test("aborted while nobody asks for a line: the summary settles", async () => {
    for (const asked of [0, 1]) {
      const controller = new AbortController();
      const run = validateOrders(LINES, { signal: controller.signal, all: true });
      const iterator = run[Symbol.asyncIterator]();
      for (let count = 0; count < asked; count += 1) await iterator.next();
      controller.abort("stop");
      assert.equal((await soon(run.summary)).lines >= asked, true);
    }
  });

  test("not aborted: no listener stays on it", async () => {
    const { signal } = new AbortController();
    await collect(validateOrders(LINES, { signal }));
    for await (const _ of validateOrders(LINES, { signal })) break;
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });

  test("aborted after the end: nothing happens", async () => {
    const controller = new AbortController();
    const run = validateOrders(LINES, { signal: controller.signal });
    await collect(run);
    controller.abort();
    assert.equal((await run.summary).lines, LINES.length);
  });

  test("that is none ends the run, and rejects its summary", async (t) => {
    const unhandled = collectUnhandled(t);
    const options = { signal: /** @type {any} */ ({}) };
    assert.ok((await soon(rejectionOf(validateOrders(LINES, options).summary))) instanceof TypeError);
    const run = validateOrders(LINES, options);
    assert.throws(() => run[Symbol.asyncIterator](), TypeError);
    assert.ok((await soon(rejectionOf(run.summary))) instanceof TypeError);
    assert.deepEqual(await unhandled(), []);
  });

  test("null is none", async () => {
    assert.equal((await validateOrders(LINES, { signal: null }).summary).lines, LINES.length);
  });
});

describe("a source that fails", () => {
  const failure = new Error("source");
  /** @type {Record<string, () => any>} */
  const SOURCES = {
    "an async iterable": () => watchedSource(LINES, { end: failure }).source,
    "a stream": () => watchedStream(LINES, { end: failure }).stream,
    "a generator": function* source() {
      yield* LINES;
      throw failure;
    },
  };
  for (const [kind, source] of Object.entries(SOURCES)) {
    test(`${kind}: the iteration throws it, the summary rejects, nothing is unhandled`, async (t) => {
      const unhandled = collectUnhandled(t);
      const run = validateOrders(source());
      let given = 0;
      const reading = async () => {
        for await (const _ of run) given += 1;
      };
      assert.equal(await rejectionOf(reading()), failure);
      assert.equal(given, LINES.length);
      assert.deepEqual(await unhandled(), []);
      assert.equal(await rejectionOf(run.summary), failure);
      assert.equal(await rejectionOf(validateOrders(source()).summary), failure);
      assert.deepEqual(await unhandled(), []);
    });
  }

  test("after the run was aborted: nobody is told, nothing is unhandled", async (t) => {
    const unhandled = collectUnhandled(t);
    const controller = new AbortController();
    const late = pass(30).then(() => {
      throw failure;
    });
    const source = { [Symbol.asyncIterator]: () => ({ next: () => late }) };
    const run = validateOrders(/** @type {any} */ (source), { signal: controller.signal });
    setTimeout(() => controller.abort("stop"), 5);
    assert.equal(await soon(rejectionOf(collect(run))), "stop");
    await pass(40);
    assert.deepEqual(await unhandled(), []);
  });
});
