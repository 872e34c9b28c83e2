// How an update fails: in every host with the same errors, and with the caller's own reason when aborted.

import { expect, expectEqual, pass, rejectionOf } from "./expect.js";

/** @import { Checks } from "./suite.js" */

/** @param {any} context */
function attempt({ order, server, connect }, behaviour, options = {}) {
  const { connectionId, seen } = connect(behaviour);
  const update = { connectionId, id: "o1", order: { workspace_id: "w1" } };
  const promise = order.updateOrder(update, { baseUrl: server, token: "secret", ...options });
  promise.catch(() => undefined);
  return { promise, seen };
}

/** @type {[moment: string, behaviour: string][]} */
const MOMENTS = [
  ["while the server is silent", "silent"],
  ["within the answer", "drip"],
  ["within the answer of an error", "drip-refusal"],
];
const REASONS = ["stop", 7, { why: "changed my mind" }, new Error("stop")];

/**
 * Sends an update for each reason, and aborts it for that reason.
 *
 * @param {any} context
 * @param {string} behaviour
 * @param {(attempted: Promise<void>) => Promise<void>} moment when; the first attempt may have ended by then
 */
async function abortEach(context, behaviour, moment) {
  const all = REASONS.map(async (reason) => {
    const controller = new AbortController();
    const options = { signal: controller.signal, maxRetryAfterMs: Number.POSITIVE_INFINITY };
    /** @type {Promise<unknown>} */
    let promise = Promise.resolve();
    const attempted = new Promise((resolve) => {
      promise = attempt(context, behaviour, { ...options, onAttempt: resolve }).promise;
    });
    await moment(attempted);
    controller.abort(reason);
    await expectRejection(promise, reason);
  });
  await Promise.all(all);
}

/**
 * @param {Promise<unknown>} promise
 * @param {unknown} reason
 */
async function expectRejection(promise, reason) {
  const rejection = await rejectionOf(promise);
  expect(rejection === reason, `${rejection} is the very reason ${reason}`);
}

/** @type {Checks} */
export const failureChecks = {
  "what the caller's fetch threw is the cause, and not printed where it may hold anything": async (
    context,
  ) => {
    const thrown = Object.assign(new Error("no"), { request: { body: "hush" } });
    const fetch = () => Promise.reject(thrown);
    const error = await rejectionOf(attempt(context, "missing", { fetch, maxRetries: 0 }).promise);
    expect(error.cause === thrown, "it is the cause");
    const { Bun, Deno } = /** @type {any} */ (globalThis);
    const { inspect } = Bun ?? Deno ?? {};
    if (inspect) expect(!inspect(error).includes("hush"), inspect(error));
  },

  "another status is an HttpError with what the server said": async (context) => {
    const { order } = context;
    const error = await rejectionOf(attempt(context, "missing").promise);
    expect(error instanceof order.HttpError && error instanceof order.OrderError, "it is an HttpError");
    expect(error instanceof Error && order.isOrderError(error, "http_error"), "isOrderError knows it");
    const { name, code, status, requestId, attempts, retryable, body } = error;
    expectEqual(
      { name, code, status, requestId, attempts, retryable, body },
      {
        name: "HttpError",
        code: "http_error",
        status: 404,
        requestId: "request-1",
        attempts: 1,
        retryable: false,
        body: { message: "No such order: Zoë 🦀" },
      },
    );
    expectEqual(JSON.stringify(error).includes("Zoë"), false);
  },

  "a server that stays busy is an HttpError after three attempts": async (context) => {
    const { promise, seen } = attempt(context, "overloaded");
    const { code, status, attempts, retryable, retryAfterMs } = await rejectionOf(promise);
    expectEqual([code, status, attempts, retryable, retryAfterMs], ["http_error", 503, 3, true, 0]);
    expectEqual((await seen()).requests.length, 3);
  },

  "a wait longer than the caller allows is told at once": async (context) => {
    const { code, status, attempts, retryAfterMs } = await rejectionOf(
      attempt(context, "restful", { maxRetryAfterMs: 1000 }).promise,
    );
    expectEqual([code, status, attempts, retryAfterMs], ["http_error", 429, 1, 3_600_000]);
  },

  "a redirect is not followed, and its target sees nothing": async (context) => {
    const { promise, seen } = attempt(context, "redirect");
    const { code, status, attempts, retryable } = await rejectionOf(promise);
    expectEqual([code, status, attempts, retryable], ["http_error", context.facts.redirectStatus, 1, false]);
    const { requests } = await seen();
    expectEqual(
      requests.map(({ line }) => line.includes("followed")),
      [false],
    );
  },

  "a port where nobody listens is a ConnectionError": async (context) => {
    const { order, closed } = context;
    const error = await rejectionOf(attempt(context, "stored", { baseUrl: closed, maxRetries: 0 }).promise);
    expect(error instanceof order.ConnectionError, `${error} is a ConnectionError`);
    expectEqual(
      [error.name, error.code, error.attempts, error.retryable],
      ["ConnectionError", "connection_failed", 1, true],
    );
    expect(error.cause instanceof Error, "its cause is what fetch threw");
  },

  "a server that hangs up is a ConnectionError": async (context) => {
    const error = await rejectionOf(attempt(context, "hang-up", { maxRetries: 0 }).promise);
    expect(error instanceof context.order.ConnectionError, `${error} is a ConnectionError`);
  },

  "an answer that breaks off is not taken for a success": async (context) => {
    const error = await rejectionOf(attempt(context, "broken", { maxRetries: 0 }).promise);
    const isKnown = ["response_failed", "connection_failed"].includes(error.code);
    expect(isKnown && context.order.isOrderError(error), `${error} says so`);
    expectEqual([error.attempts, error.retryable], [1, true]);
  },

  "too long an attempt is a TimeoutError, in silence and within an answer": async (context) => {
    const options = { timeoutMs: 150, maxRetries: 0, signal: new AbortController().signal };
    const attempts = ["silent", "drip"].map((behaviour) => attempt(context, behaviour, options).promise);
    for (const promise of attempts) {
      const error = await rejectionOf(promise);
      expect(error instanceof context.order.TimeoutError, `${error} is a TimeoutError`);
      expectEqual([error.name, error.code, error.limit], ["TimeoutError", "timeout", "attempt"]);
    }
  },

  "a deadline bounds all attempts together": async (context) => {
    const start = performance.now();
    const options = { timeoutMs: 100, deadlineMs: 250, maxRetries: 9 };
    const { code, limit } = await rejectionOf(attempt(context, "silent", options).promise);
    expectEqual([code, limit], ["timeout", "deadline"]);
    expect(performance.now() - start < 3000, "it is over soon");
  },

  "what a token function throws is the cause, and is not tried again": async (context) => {
    const cause = new Error("no token today");
    const token = () => Promise.reject(cause);
    const { promise, seen } = attempt(context, "stored", { token });
    const error = await rejectionOf(promise);
    expectEqual([error.code, error.option, error.attempts], ["invalid_request", "token", 0]);
    expect(error.cause === cause, "the cause is what was thrown");
    expectEqual((await seen()).requests, []);
  },

  "aborted before it is sent, a call rejects with the very reason": async (context) => {
    for (const reason of REASONS) {
      const { promise, seen } = attempt(context, "stored", { signal: AbortSignal.abort(reason) });
      await expectRejection(promise, reason);
      expectEqual((await seen()).requests, []);
    }
  },

  ...Object.fromEntries(
    MOMENTS.map(([moment, behaviour]) => [
      `aborted ${moment}, a call rejects with the very reason`,
      (context) => abortEach(context, behaviour, () => pass(100)),
    ]),
  ),

  "aborted in the sleep before a retry, a call rejects with the very reason": (context) =>
    abortEach(context, "restful", (attempted) => attempted),

  "aborted without a reason, a call rejects with an AbortError": async (context) => {
    const controller = new AbortController();
    const { promise } = attempt(context, "silent", { signal: controller.signal });
    controller.abort();
    const error = await rejectionOf(promise);
    expectEqual([error.name, error === controller.signal.reason], ["AbortError", true]);
  },

  "isOrderError knows its errors by their code, and no others": async (context) => {
    const { isOrderError } = context.order;
    const error = await rejectionOf(attempt(context, "missing").promise);
    expectEqual(
      [isOrderError(error), isOrderError(error, "timeout"), isOrderError(new Error("x")), isOrderError(null)],
      [true, false, false, false],
    );
  },

  "no error holds the token": async (context) => {
    for (const behaviour of ["missing", "hang-up"]) {
      const error = await rejectionOf(attempt(context, behaviour, { maxRetries: 0 }).promise);
      const told = [error.message, error.stack, String(error), JSON.stringify(error)].join("\n");
      expectEqual(told.includes("secret"), false);
    }
  },
};
