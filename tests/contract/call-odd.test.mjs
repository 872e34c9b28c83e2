// The call with odd arguments: what throws, what is no Response, what is half a signal.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inspect } from "node:util";
import { createContext, runInContext } from "node:vm";
import {
  createUpdateRequest,
  InvalidRequestError,
  isOrderError,
  OrderError,
  updateOrder,
  updateOrderWithResponse,
} from "assessment-order";
import { rejectionOf, thrownBy } from "./rejection.mjs";
import { collectUnhandled } from "./unhandled-rejections.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const ELSEWHERE = { baseUrl: "https://example.com", maxRetries: 0 };
const unsent = () => assert.fail("It was sent.");

describe("a getter that throws is named as the fault, and what it threw is the cause", () => {
  const failure = new Error("getter");
  /** @param {object} object @param {string} name */
  const throwing = (object, name) =>
    Object.defineProperty({ ...object }, name, {
      get() {
        throw failure;
      },
      enumerable: true,
    });
  for (const name of ["connectionId", "id", "order", "fields", "raw"]) {
    test(`update.${name}`, async () => {
      const update = throwing(UPDATE, name);
      const error = await rejectionOf(
        updateOrder(/** @type {any} */ (update), { ...ELSEWHERE, fetch: unsent }),
      );
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.deepEqual([error.option, error.cause, error.attempts], ["update", failure, 0]);
      assert.ok(
        thrownBy(() => createUpdateRequest(/** @type {any} */ (update), ELSEWHERE)) instanceof OrderError,
      );
    });
  }
  for (const name of ["token", "baseUrl", "headers", "signal", "timeoutMs", "fetch"]) {
    test(`options.${name}`, async () => {
      const options = throwing({ ...ELSEWHERE, fetch: unsent }, name);
      const error = await rejectionOf(updateOrder(UPDATE, options));
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.deepEqual([error.option, error.cause, error.attempts], ["options", failure, 0]);
    });
  }
});

describe("fetch", () => {
  /** @type {[why: string, given: any][]} */
  const GARBAGE = [
    [
      "whose getters throw",
      Object.defineProperty({}, "status", {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
    ["with a status below those of HTTP", { status: -1, headers: new Headers(), body: null }],
    ["with a status that is no number", { status: Number.NaN, headers: new Headers(), body: null }],
    ["with a status that is broken", { status: 200.5, headers: new Headers(), text: async () => "{}" }],
    ["with headers that cannot be asked", { status: 200, headers: { get: 7 }, text: async () => "{}" }],
    ["without text", { status: 200, headers: new Headers() }],
    ["whose text is no function", { status: 200, headers: new Headers(), text: "{}" }],
    ["whose text gives no promise", { status: 200, headers: new Headers(), text: () => '{"id":"o1"}' }],
    ["whose text is no string", { status: 200, headers: new Headers(), text: async () => 7 }],
    ["whose text is nothing", { status: 200, headers: new Headers(), text: async () => undefined }],
    [
      "whose text throws",
      {
        status: 200,
        headers: new Headers(),
        text: () => {
          throw new Error("no");
        },
      },
    ],
    ["whose body is no stream", { status: 404, headers: new Headers(), body: 7 }],
    ["whose body cannot be read", { status: 404, headers: new Headers(), body: { getReader: () => 7 } }],
    [
      "whose headers throw",
      {
        status: 404,
        headers: {
          get: () => {
            throw new Error("no");
          },
        },
        body: null,
      },
    ],
    [
      "that is a proxy of everything",
      new Proxy(() => 7, { get: (_target, name) => (name === "then" ? undefined : () => 7) }),
    ],
  ];
  for (const [why, given] of GARBAGE) {
    test(`that gives something ${why} is an order, or an OrderError that is no defect`, async (t) => {
      const unhandled = collectUnhandled(t);
      const [outcome] = await Promise.allSettled([
        updateOrderWithResponse(UPDATE, { ...ELSEWHERE, fetch: async () => given }),
      ]);
      if (outcome.status === "rejected") {
        assert.ok(isOrderError(outcome.reason), inspect(outcome.reason));
        assert.notEqual(outcome.reason.code, "internal", inspect(outcome.reason.cause));
      }
      assert.deepEqual(await unhandled(), []);
    });
  }

  for (const status of [200, 404]) {
    test(`that gives a Response of ${status} whose body is used: an OrderError`, async (t) => {
      const unhandled = collectUnhandled(t);
      const fetch = async () => {
        const response = new Response("{}", { status });
        await response.text();
        return response;
      };
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch }));
      assert.equal(error.code, status === 200 ? "response_failed" : "http_error");
      assert.deepEqual(await unhandled(), []);
    });

    test(`that gives a Response of ${status} whose body is locked: an OrderError`, async (t) => {
      const unhandled = collectUnhandled(t);
      const fetch = async () => {
        const response = new Response("{}", { status });
        response.body?.getReader();
        return response;
      };
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch }));
      assert.equal(error.code, status === 200 ? "response_failed" : "http_error");
      assert.deepEqual(await unhandled(), []);
    });
  }

  test("that gives a thenable is waited for", async () => {
    const fetch = () =>
      /** @type {any} */ ({
        // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tried
        then: (/** @type {any} */ resolve) => resolve(Response.json({ id: "o1" })),
      });
    assert.deepEqual(await updateOrder(UPDATE, { ...ELSEWHERE, fetch }), { id: "o1" });
  });

  test("that gives a thenable whose then throws is a ConnectionError", async () => {
    const fetch = () =>
      /** @type {any} */ ({
        // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tried
        then() {
          throw new Error("no");
        },
      });
    assert.equal((await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch }))).code, "connection_failed");
  });

  test("that never settles, and is answered after the call has ended, disturbs nobody", async (t) => {
    const unhandled = collectUnhandled(t);
    for (const late of [() => Response.json({}), () => Promise.reject(new Error("late")), () => 7]) {
      let answer = (/** @type {any} */ _value) => undefined;
      const fetch = () =>
        new Promise((resolve) => {
          answer = /** @type {any} */ (resolve);
        });
      const options = { ...ELSEWHERE, fetch: /** @type {any} */ (fetch), timeoutMs: 5 };
      assert.equal((await rejectionOf(updateOrder(UPDATE, options))).code, "timeout");
      answer(late());
      await nextTurn();
    }
    assert.deepEqual(await unhandled(), []);
  });
});

describe("a signal", () => {
  test("of another realm ends the call with its own reason", async () => {
    const realm = createContext({ AbortController, setTimeout });
    const controller = runInContext(
      "class Own extends AbortController {}; globalThis.stop = { why: 'stop' }; new Own()",
      realm,
    );
    const reason = runInContext("stop", realm);
    const fetch = () => /** @type {any} */ (new Promise(() => undefined));
    setTimeout(() => controller.abort(reason), 10);
    assert.equal(
      await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal: controller.signal })),
      reason,
    );
  });

  /** As polyfills make them. @param {object} more */
  const handmade = (more = {}) => {
    /** @type {Set<() => void>} */
    const listeners = new Set();
    const signal = {
      aborted: false,
      addEventListener: (/** @type {string} */ _type, /** @type {() => void} */ listener) =>
        void listeners.add(listener),
      removeEventListener: (/** @type {string} */ _type, /** @type {() => void} */ listener) =>
        void listeners.delete(listener),
      ...more,
    };
    const abort = () => {
      signal.aborted = true;
      for (const listener of [...listeners]) listener();
    };
    return { signal: /** @type {any} */ (signal), listeners, abort };
  };

  test("that is made by hand and has no reason rejects with undefined, and keeps no listener", async () => {
    const { signal, listeners, abort } = handmade();
    const fetch = () => /** @type {any} */ (new Promise(() => undefined));
    setTimeout(abort, 10);
    assert.equal(await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch, signal })), undefined);
    assert.equal(listeners.size, 0);
  });

  test("together with timeoutMs: the limit holds while it is not aborted, its reason while it is", async () => {
    for (const [abortAfter, timeoutMs, expected] of /** @type {[number, number, unknown][]} */ ([
      [5, 200, "stop"],
      [200, 5, "timeout"],
    ])) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort("stop"), abortAfter);
      const fetch = () => /** @type {any} */ (new Promise(() => undefined));
      const options = { ...ELSEWHERE, fetch, timeoutMs, signal: controller.signal };
      const error = await rejectionOf(updateOrder(UPDATE, options));
      clearTimeout(timer);
      assert.equal(error.code ?? error, expected);
    }
  });

  test("of AbortSignal.any ends a call that waits for its next attempt", async () => {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(60_000)]);
    const fetch = async () => new Response("", { status: 503, headers: { "retry-after": "30" } });
    setTimeout(() => controller.abort(null), 20);
    const started = performance.now();
    assert.equal(
      await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, maxRetries: 2, fetch, signal })),
      null,
    );
    assert.ok(performance.now() - started < 1000);
  });
});

describe("the token shows nowhere", () => {
  const TOKEN = "hush-token";
  /** @type {[why: string, options: object][]} */
  const FAILING = [
    ["refused for a line end", { token: `${TOKEN}\n` }],
    ["refused for a character", { token: `${TOKEN}€` }],
    ["refused in a header", { headers: { authorization: `Bearer ${TOKEN}\u0001` } }],
    ["refused from a function", { token: async () => `${TOKEN}\u0000` }],
    ["with a fetch that fails", { token: TOKEN, fetch: () => Promise.reject(new TypeError("no")) }],
    [
      "with an answer that repeats the request",
      {
        token: TOKEN,
        fetch: async (/** @type {Request} */ request) =>
          new Response(request.headers.get("authorization"), { status: 401 }),
      },
    ],
    ["with a URL that is refused", { token: TOKEN, baseUrl: "https://xn--0.example" }],
    ["with a host that nobody has", { token: TOKEN, baseUrl: "https://nobody.invalid" }],
  ];
  for (const [why, options] of FAILING) {
    test(why, async () => {
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, ...options }));
      assert.ok(error instanceof OrderError, inspect(error));
      for (let at = error; at !== undefined; at = at.cause) {
        const shown = [
          at.message,
          at.stack,
          String(at),
          JSON.stringify(at),
          inspect(at, { depth: 20 }),
          inspect(at, { depth: 20, showHidden: false }),
        ];
        for (const text of shown) assert.doesNotMatch(String(text), /hush/);
      }
    });
  }

  test("a base URL whose host is no name is named as the fault", async () => {
    const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, baseUrl: "https://xn--0.example" }));
    assert.deepEqual([error.code, error.option], ["invalid_request", "baseUrl"]);
  });
});
