// Retries: how many, and after what wait.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { HttpError, updateOrder, updateOrderWithResponse } from "assessment-order";
import { rejectionOf } from "./rejection.mjs";
import { startVirtualTime } from "./virtual-time.mjs";

/** @import { AttemptReport } from "assessment-order" */

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const ELSEWHERE = { baseUrl: "https://example.com" };

describe("maxRetries", () => {
  for (const maxRetries of [0, 1, 2, 5, 17]) {
    test(`${maxRetries}`, async (t) => {
      startVirtualTime(t);
      const { fetch, calls } = failing(503);
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, maxRetries }));
      assert.deepEqual([error.attempts, calls()], [maxRetries + 1, maxRetries + 1]);
    });
  }

  test("Infinity tries until it is done", async (t) => {
    startVirtualTime(t);
    let calls = 0;
    const fetch = async () => {
      calls += 1;
      return new Response("{}", { status: calls > 300 ? 200 : 503 });
    };
    const answer = await updateOrderWithResponse(UPDATE, {
      ...ELSEWHERE,
      fetch,
      maxRetries: Number.POSITIVE_INFINITY,
    });
    assert.equal(answer.attempts, 301);
  });

  for (const maxRetries of [-1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, "2", null, true, 2n, {}]) {
    test(`${String(maxRetries)} (${typeof maxRetries}) is refused`, async () => {
      const { fetch, calls } = failing(503);
      const options = { ...ELSEWHERE, fetch, maxRetries: /** @type {any} */ (maxRetries) };
      const error = await rejectionOf(updateOrder(UPDATE, options));
      assert.deepEqual([error.code, error.option, calls()], ["invalid_request", "maxRetries", 0]);
    });
  }
});

describe("the wait is 500 ms, doubled each time, at most 8 s, with full jitter", () => {
  for (const random of [0, 0.25, 0.5, 0.999]) {
    test(`at a random ${random}`, async (t) => {
      const time = startVirtualTime(t);
      t.mock.method(Math, "random", () => random);
      const { fetch } = failing(503);
      /** @type {AttemptReport[]} */
      const reports = [];
      await rejectionOf(
        updateOrder(UPDATE, {
          ...ELSEWHERE,
          fetch,
          maxRetries: 8,
          onAttempt: (report) => reports.push(report),
        }),
      );
      const waits = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000].map((longest) => longest * random);
      assert.deepEqual(
        reports.map(({ retryInMs }) => retryInMs),
        [...waits, undefined],
      );
      const sum = waits.reduce((one, other) => one + other);
      assert.ok(Math.abs(time.elapsed() - sum) < 1, `${time.elapsed()} ms instead of ${sum}`);
    });
  }

  test("for failed connections as well", async (t) => {
    const time = startVirtualTime(t);
    t.mock.method(Math, "random", () => 0.5);
    await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, fetch: () => Promise.reject(new TypeError("no")) }),
    );
    assert.equal(time.elapsed(), 250 + 500);
  });
});

describe("Retry-After", () => {
  /** Now is 2024-01-01T00:00:00Z. @type {[value: string, wait: number][]} */
  const GIVEN = [
    ["0", 0],
    ["1", 1000],
    ["007", 7000],
    ["0.25", 250],
    ["1.5", 1500],
    ["60", 60_000],
    [" 2 ", 2000],
    ["Mon, 01 Jan 2024 00:00:30 GMT", 30_000],
    ["Monday, 01-Jan-24 00:00:30 GMT", 30_000],
    ["Mon Jan  1 00:00:30 2024", 30_000],
    ["Mon, 01 Jan 2024 00:00:00 GMT", 0],
    ["Sun, 31 Dec 2023 23:59:59 GMT", 0],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ];
  for (const [value, wait] of GIVEN) {
    for (const status of [429, 503]) {
      test(`${value} with ${status} is a wait of ${wait} ms`, async (t) => {
        const time = startVirtualTime(t);
        const { fetch } = failing(status, { "retry-after": value });
        /** @type {AttemptReport[]} */
        const reports = [];
        const options = {
          ...ELSEWHERE,
          fetch,
          maxRetries: 1,
          onAttempt: (/** @type {AttemptReport} */ report) => reports.push(report),
        };
        await rejectionOf(updateOrder(UPDATE, options));
        assert.equal(time.elapsed(), wait);
        assert.deepEqual(
          reports.map(({ retryInMs }) => retryInMs),
          [wait, undefined],
        );
      });
    }
  }

  for (const value of [
    "soon",
    "-1",
    "+1",
    "1e3",
    "",
    "1,5",
    "1, 2",
    "0x10",
    "Infinity",
    "NaN",
    "1 s",
    "1.",
    ".5",
    "1.5.1",
    "٣",
    "tomorrow GMT",
    "2024-01-01T00:00:30Z",
    "Mon, 01 Jan 2024 00:00:30",
    "Mon, 01 Jan 2024 00:00:30 CET",
    "Mon, 01 Foo 2024 00:00:30 GMT",
    "Mon, 32 Jan 2024 00:00:30 GMT",
    "Mon, 01 Jan 2024 25:00:30 GMT",
  ]) {
    test(`${JSON.stringify(value)} is rubbish and counts as absent`, async (t) => {
      const time = startVirtualTime(t);
      t.mock.method(Math, "random", () => 0.5);
      const headers = { get: (/** @type {string} */ name) => (name === "retry-after" ? value : null) };
      const fetch = async () =>
        /** @type {any} */ ({ status: 503, headers, body: null, text: async () => "" });
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, maxRetries: 1 }));
      assert.equal(time.elapsed(), 250);
      assert.equal(error.retryAfterMs, undefined);
    });
  }

  /** @type {[value: string, options: object, retryAfterMs: number][]} */
  const TOO_LONG = [
    ["61", {}, 61_000],
    ["60.001", {}, 60_001],
    ["99999999999", {}, 99_999_999_999_000],
    ["Mon, 01 Jan 2024 00:01:01 GMT", {}, 61_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", {}, Date.UTC(9999, 11, 31, 23, 59, 59) - Date.UTC(2024, 0)],
    ["2", { maxRetryAfterMs: 1999 }, 2000],
  ];
  for (const [value, options, retryAfterMs] of TOO_LONG) {
    test(`${value} ${JSON.stringify(options)} is too long: it fails at once, and tells`, async (t) => {
      const time = startVirtualTime(t);
      const { fetch, calls } = failing(503, { "retry-after": value });
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, ...options }));
      assert.ok(error instanceof HttpError, String(error));
      assert.deepEqual([error.attempts, error.retryAfterMs, error.retryable], [1, retryAfterMs, true]);
      assert.deepEqual([calls(), time.elapsed()], [1, 0]);
      assert.equal(JSON.parse(JSON.stringify(error)).retryAfterMs, retryAfterMs);
    });
  }

  test("beyond what a timer holds is waited for where that is allowed", async (t) => {
    const time = startVirtualTime(t);
    const seconds = 30 * 86_400;
    const { fetch } = failing(503, { "retry-after": String(seconds) });
    await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, fetch, maxRetries: 1, maxRetryAfterMs: Number.POSITIVE_INFINITY }),
    );
    assert.equal(time.elapsed(), seconds * 1000);
  });

  for (const maxRetryAfterMs of [-1, Number.NaN, "5", null]) {
    test(`a maxRetryAfterMs of ${JSON.stringify(maxRetryAfterMs)} is refused`, async () => {
      const options = {
        ...ELSEWHERE,
        fetch: failing(503).fetch,
        maxRetryAfterMs: /** @type {any} */ (maxRetryAfterMs),
      };
      const error = await rejectionOf(updateOrder(UPDATE, options));
      assert.deepEqual([error.code, error.option], ["invalid_request", "maxRetryAfterMs"]);
    });
  }
});

/**
 * A `fetch` that always gets that answer.
 *
 * @param {number} status
 * @param {Record<string, string>} [headers]
 */
function failing(status, headers = {}) {
  let calls = 0;
  const fetch = async () => {
    calls += 1;
    return new Response("{}", { status, headers });
  };
  return { fetch, calls: () => calls };
}
