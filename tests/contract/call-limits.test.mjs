// TimeoutMs bounds one attempt with its body, deadlineMs the whole call.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { HttpError, TimeoutError, updateOrder } from "assessment-order";
import { rejectionOf } from "./rejection.mjs";
import { startVirtualTime } from "./virtual-time.mjs";

/** @import { AttemptReport } from "assessment-order" */

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const ELSEWHERE = { baseUrl: "https://example.com" };

/** Never answers. */
const silent = () => new Promise(() => undefined);
/** Answers, and never comes to the end of its body. */
const endless = async () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) }));
/** As that, with an error. */
const endlessError = async () => new Response((await endless()).body, { status: 404 });

const HANGING = {
  "no answer": silent,
  "a body without end": endless,
  "the body of an error without end": endlessError,
};

for (const [why, fetch] of Object.entries(HANGING)) {
  describe(why, () => {
    test("timeoutMs ends each attempt, 30 s by default", async (t) => {
      for (const [options, limit] of /** @type {const} */ ([
        [{}, 30_000],
        [{ timeoutMs: 1500 }, 1500],
        [{ timeoutMs: 0.5 }, 0.5],
      ])) {
        const time = startVirtualTime(t);
        const error = await rejectionOf(
          updateOrder(UPDATE, { ...ELSEWHERE, fetch, maxRetries: 0, ...options }),
        );
        assert.ok(error instanceof TimeoutError, String(error));
        assert.deepEqual([error.limit, error.attempts, error.retryable], ["attempt", 1, true]);
        assert.equal(time.elapsed(), limit);
        assert.equal(time.pending(), 0);
      }
    });

    test("timeoutMs counts anew for each attempt", async (t) => {
      const time = startVirtualTime(t);
      t.mock.method(Math, "random", () => 0);
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, timeoutMs: 1000 }));
      assert.deepEqual([error.limit, error.attempts, time.elapsed()], ["attempt", 3, 3000]);
    });

    test("deadlineMs ends the call", async (t) => {
      const time = startVirtualTime(t);
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, deadlineMs: 700 }));
      assert.ok(error instanceof TimeoutError, String(error));
      assert.deepEqual([error.limit, error.attempts, error.cause], ["deadline", 1, undefined]);
      assert.equal(time.elapsed(), 700);
      assert.equal(time.pending(), 0);
    });

    test("both hold with a signal too", async (t) => {
      for (const options of [{ timeoutMs: 700, maxRetries: 0 }, { deadlineMs: 700 }]) {
        const time = startVirtualTime(t);
        const { signal } = new AbortController();
        const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal, ...options }));
        assert.equal(error.code, "timeout");
        assert.equal(time.elapsed(), 700);
      }
    });

    test("limits over 2³¹ hold", async (t) => {
      for (const limit of [2 ** 31, 2 ** 31 + 10_000, 2 ** 33]) {
        for (const options of [
          { timeoutMs: limit, maxRetries: 0 },
          { timeoutMs: 0, deadlineMs: limit },
        ]) {
          const time = startVirtualTime(t);
          const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, ...options }));
          assert.equal(error.code, "timeout");
          assert.equal(time.elapsed(), limit);
        }
      }
    });
  });
}

describe("timeoutMs", () => {
  test("does not count the token function", async (t) => {
    const time = startVirtualTime(t);
    const token = async () => {
      await time.pass(5000);
      return "secret";
    };
    const fetch = async () => Response.json({});
    await updateOrder(UPDATE, { ...ELSEWHERE, fetch, token, timeoutMs: 1000, maxRetries: 0 });
    assert.ok(time.elapsed() >= 5000);
  });
});

describe("deadlineMs", () => {
  test("ends a wait between attempts; the last failure is the cause", async (t) => {
    const time = startVirtualTime(t);
    const fetch = async () => new Response("{}", { status: 503, headers: { "retry-after": "0.4" } });
    const error = await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, fetch, deadlineMs: 1000, maxRetries: 9 }),
    );
    assert.ok(error instanceof TimeoutError, String(error));
    assert.deepEqual([error.limit, error.attempts], ["deadline", 3]);
    assert.ok(error.cause instanceof HttpError, String(error.cause));
    assert.deepEqual([error.cause.status, error.cause.attempts], [503, 3]);
    assert.ok(time.elapsed() <= 1000, `${time.elapsed()} ms`);
  });

  test("ends an attempt; the failure before it is the cause", async (t) => {
    const time = startVirtualTime(t);
    let calls = 0;
    const fetch = () => {
      calls += 1;
      return calls === 1
        ? Promise.resolve(new Response("", { status: 500, headers: { "retry-after": "0" } }))
        : silent();
    };
    const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, deadlineMs: 1000 }));
    assert.deepEqual(
      [error.limit, error.attempts, error.cause?.status, time.elapsed()],
      ["deadline", 2, 500, 1000],
    );
  });

  test("bounds the token function too", async (t) => {
    const time = startVirtualTime(t);
    const options = { ...ELSEWHERE, token: silent, fetch: async () => assert.fail("It was sent.") };
    const error = await rejectionOf(updateOrder(UPDATE, { ...options, deadlineMs: 1000 }));
    assert.deepEqual(
      [error.code, error.limit, error.attempts, time.elapsed()],
      ["timeout", "deadline", 0, 1000],
    );
  });

  test("lets go of a call that is done in time", async (t) => {
    const time = startVirtualTime(t);
    await updateOrder(UPDATE, { ...ELSEWHERE, fetch: async () => Response.json({}), deadlineMs: 1000 });
    assert.deepEqual([time.elapsed(), time.pending()], [0, 0]);
  });

  test("onAttempt is told of no retry where none follows, and of the attempt that it cut off", async (t) => {
    startVirtualTime(t);
    /** @type {AttemptReport[]} */
    const reports = [];
    const onAttempt = (/** @type {AttemptReport} */ report) => reports.push(report);
    const busy = async () => new Response("", { status: 503, headers: { "retry-after": "5" } });
    await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch: busy, deadlineMs: 1000, onAttempt }));
    assert.deepEqual(
      reports.map(({ attempt, error, retryInMs }) => [attempt, error, retryInMs]),
      [[1, "http_error", undefined]],
    );
    reports.length = 0;
    await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch: silent, deadlineMs: 1000, onAttempt }));
    assert.deepEqual(
      reports.map(({ attempt, error, elapsedMs }) => [attempt, error, elapsedMs]),
      [[1, "timeout", 1000]],
    );
  });
});

describe("no limit", () => {
  for (const limit of [0, Number.POSITIVE_INFINITY]) {
    test(`${limit}`, async (t) => {
      const time = startVirtualTime(t);
      const fetch = async () => {
        await time.pass(10 * 86_400_000);
        return Response.json({});
      };
      await updateOrder(UPDATE, { ...ELSEWHERE, fetch, timeoutMs: limit, deadlineMs: limit });
      assert.equal(time.elapsed(), 10 * 86_400_000);
    });
  }
});

for (const option of ["timeoutMs", "deadlineMs"]) {
  for (const limit of [-1, -0.001, Number.NaN, Number.NEGATIVE_INFINITY, "1000", null, true, {}, 5n]) {
    test(`a ${option} of ${String(limit)} (${typeof limit}) is refused`, async () => {
      const fetch = async () => assert.fail("It was sent.");
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, [option]: limit }));
      assert.deepEqual([error.code, error.option], ["invalid_request", option]);
    });
  }
}
