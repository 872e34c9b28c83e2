// Signal: aborting ends the call at once, whatever it is doing, with the signal's own reason.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import { updateOrder, updateOrderWithResponse } from "assessment-order";
import { rejectionOf } from "./rejection.mjs";
import { collectUnhandled } from "./unhandled-rejections.mjs";
import { startVirtualTime } from "./virtual-time.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const ELSEWHERE = { baseUrl: "https://example.com", deadlineMs: 4000 };
/** A call that is not ended at once would go on for longer. */
const AT_ONCE = { timeout: 1000 };

/** @type {[why: string, reason: unknown][]} */
const REASONS = [
  ["an Error", new Error("stop")],
  ["a DOMException", new DOMException("stop", "AbortError")],
  ["a string", "stop"],
  ["an empty string", ""],
  ["a number", 0],
  ["false", false],
  ["null", null],
  ["a symbol", Symbol("stop")],
  ["an object that looks like a failure", { attempts: 1, code: "http_error", message: "stop" }],
  ["a function", () => "stop"],
  ["an error of another realm", runInNewContext("new Error('stop')")],
];

/**
 * Where a call may be when it is aborted: options that call `abort` there.
 *
 * @type {Record<string, (abort: () => void) => object>}
 */
const MOMENTS = {
  "while the answer's headers are awaited": (abort) => ({
    fetch: () => {
      setImmediate(abort);
      return new Promise(() => undefined);
    },
  }),
  "while the answer's body is read": (abort) => ({
    fetch: async () => {
      setImmediate(abort);
      return new Response(new ReadableStream({}));
    },
  }),
  "while the body of an error is read": (abort) => ({
    fetch: async () => {
      setImmediate(abort);
      return new Response(new ReadableStream({}), { status: 500 });
    },
  }),
  "while it waits for the next attempt": (abort) => ({
    fetch: async () => new Response("", { status: 503, headers: { "retry-after": "3" } }),
    onAttempt: () => setImmediate(abort),
  }),
  "while it asks for the token": (abort) => ({
    token: () => {
      setImmediate(abort);
      return new Promise(() => undefined);
    },
    fetch: () => assert.fail("It was sent."),
  }),
  "from within fetch, which never settles": (abort) => ({
    fetch: () => {
      abort();
      return new Promise(() => undefined);
    },
  }),
  "from within the token function, which never settles": (abort) => ({
    token: () => {
      abort();
      return new Promise(() => undefined);
    },
    fetch: () => assert.fail("It was sent."),
  }),
  "from within the token function": (abort) => ({
    token: () => {
      abort();
      return "secret";
    },
    fetch: () => assert.fail("It was sent."),
  }),
  "from within the token function, which rejects": (abort) => ({
    token: async () => {
      abort();
      return Promise.reject(new TypeError("no"));
    },
    fetch: () => assert.fail("It was sent."),
  }),
  "while the token function runs, which rejects later": (abort) => ({
    token: () => {
      setImmediate(abort);
      return later();
    },
    fetch: () => assert.fail("It was sent."),
  }),
  "while fetch runs, which rejects later": (abort) => ({
    fetch: () => {
      setImmediate(abort);
      return later();
    },
  }),
  "from within fetch, which rejects": (abort) => ({
    fetch: async () => {
      abort();
      return Promise.reject(new TypeError("no"));
    },
  }),
  "from within onAttempt": (abort) => ({
    fetch: async () => new Response("", { status: 503, headers: { "retry-after": "3" } }),
    onAttempt: abort,
  }),
};

async function later() {
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  throw new TypeError("no");
}

for (const [moment, optionsFor] of Object.entries(MOMENTS)) {
  describe(moment, () => {
    for (const [why, reason] of REASONS) {
      test(`the promise rejects with the reason itself: ${why}`, AT_ONCE, async (t) => {
        const unhandled = collectUnhandled(t);
        const controller = new AbortController();
        const options = optionsFor(() => controller.abort(reason));
        const rejected = await rejectionOf(
          updateOrder(UPDATE, { ...ELSEWHERE, ...options, signal: controller.signal }),
        );
        assert.equal(rejected, reason);
        assert.deepEqual(await unhandled(), []);
        assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
      });
    }

    test("no timer is left", async (t) => {
      const time = startVirtualTime(t);
      const controller = new AbortController();
      const options = optionsFor(() => controller.abort("stop"));
      const all = { ...ELSEWHERE, ...options, signal: controller.signal };
      assert.equal(await rejectionOf(updateOrder(UPDATE, all)), "stop");
      assert.deepEqual([time.elapsed(), time.pending()], [0, 0]);
    });
  });
}

describe("a signal", () => {
  test("without a reason rejects with an AbortError, as fetch does", async () => {
    const controller = new AbortController();
    const fetch = () => {
      controller.abort();
      return new Promise(() => undefined);
    };
    const error = await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, fetch: /** @type {any} */ (fetch), signal: controller.signal }),
    );
    assert.equal(error, controller.signal.reason);
    assert.equal(error.name, "AbortError");
  });

  for (const [what, status] of /** @type {const} */ ([
    ["a success", 200],
    ["a failure that ends the call", 400],
    ["a failure that may pass", 503],
  ])) {
    test(`that is aborted when it is told of ${what} is heeded`, async () => {
      const controller = new AbortController();
      const options = {
        baseUrl: "https://example.com",
        signal: controller.signal,
        fetch: async () => new Response("{}", { status }),
        onAttempt: () => controller.abort("enough"),
      };
      assert.equal(await rejectionOf(updateOrder(UPDATE, options)), "enough");
    });
  }

  test("that is aborted already sends nothing and asks for no token", async () => {
    const token = () => assert.fail("It was asked.");
    const fetch = () => assert.fail("It was sent.");
    for (const [, reason] of REASONS) {
      const options = { ...ELSEWHERE, fetch, token, signal: AbortSignal.abort(reason) };
      assert.equal(await rejectionOf(updateOrder(UPDATE, options)), reason);
      assert.equal(await rejectionOf(updateOrderWithResponse(UPDATE, options)), reason);
    }
  });

  test("of AbortSignal.timeout and AbortSignal.any works as well", async () => {
    const fetch = () => /** @type {Promise<Response>} */ (new Promise(() => undefined));
    const error = await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal: AbortSignal.timeout(5) }),
    );
    assert.equal(error.name, "TimeoutError");
    assert.ok(error instanceof DOMException);
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, new AbortController().signal]);
    setImmediate(() => controller.abort("stop"));
    assert.equal(await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal })), "stop");
  });

  test("that many calls share has one listener, and ends them all", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => /** @type {Promise<Response>} */ (new Promise(() => undefined));
    const calls = Array.from({ length: 50 }, () => updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal }));
    const ended = Promise.allSettled(calls);
    assert.equal(getEventListeners(signal, "abort").length, 1);
    controller.abort("stop");
    for (const outcome of await ended) assert.deepEqual(outcome, { status: "rejected", reason: "stop" });
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });

  test("holds no listener after a success or a failure, and is no longer heard", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const controller = new AbortController();
    const { signal } = controller;
    for (const status of [200, 404, 503]) {
      const fetch = async () => new Response("{}", { status });
      await Promise.allSettled([
        updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal, token: async () => "secret" }),
      ]);
      assert.deepEqual(getEventListeners(signal, "abort"), []);
    }
    controller.abort("late");
  });

  test("may be null or undefined", async () => {
    const fetch = async () => Response.json({ id: "o1" });
    for (const signal of [null, undefined]) {
      assert.deepEqual(await updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal }), { id: "o1" });
    }
  });

  test("one signal for many calls ends them all", async () => {
    const controller = new AbortController();
    const fetch = () => /** @type {Promise<Response>} */ (new Promise(() => undefined));
    const calls = Array.from({ length: 30 }, () =>
      rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal: controller.signal })),
    );
    setImmediate(() => controller.abort("stop"));
    assert.deepEqual(new Set(await Promise.all(calls)), new Set(["stop"]));
    assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
  });

  const throws = () => {
    throw new Error("not a signal");
  };
  /** @type {[why: string, signal: any][]} */
  const NO_SIGNALS = [
    ["a controller", new AbortController()],
    ["a number", 7],
    ["a string", "stop"],
    ["true", true],
    ["an object", {}],
    ["one to which nobody can listen", { aborted: false }],
    ["one from which nobody can stop listening", { aborted: false, addEventListener: () => undefined }],
    [
      "one that throws when listened to",
      { aborted: false, addEventListener: throws, removeEventListener: throws },
    ],
  ];
  for (const [why, signal] of NO_SIGNALS) {
    test(`that is none (${why}) is refused, and disturbs no other call`, async () => {
      let answer = (/** @type {Response} */ _response) => undefined;
      const other = updateOrder(UPDATE, {
        ...ELSEWHERE,
        fetch: () =>
          new Promise((resolve) => {
            answer = /** @type {any} */ (resolve);
          }),
      });
      const fetch = async () => Response.json({});
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal }));
      answer(Response.json({ id: "o1" }));
      assert.deepEqual(await other, { id: "o1" });
      assert.deepEqual([error.code, error.option], ["invalid_request", "signal"]);
    });
  }
});
