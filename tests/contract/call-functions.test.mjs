// The caller's functions: token, fetch and onAttempt.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConnectionError, InvalidRequestError, updateOrder, updateOrderWithResponse } from "assessment-order";
import {
  answerJson,
  hangUp,
  headerValues,
  inTurn,
  startRecordingServer,
  storedOrder,
} from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";
import { collectUnhandled } from "./unhandled-rejections.mjs";

/** @import { AttemptReport } from "assessment-order" */

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1", profile_name: "PAYLOAD" } };
const TYPE_ERROR = new TypeError("fetch failed");
const ABORT_ERROR = new DOMException("stop", "AbortError");
const ELSEWHERE = { baseUrl: "https://example.com" };

/** @param {any} response */
const busy = (response) => answerJson(response, 503, {}, { "retry-after": "0" });

describe("the token function", () => {
  test("is called once for each attempt, without this and arguments, and its answer is sent", async (t) => {
    const server = await startRecordingServer(t, inTurn(busy, busy, storedOrder));
    /** @type {unknown[]} */
    const seen = [];
    /** @param {unknown[]} given */
    async function token(...given) {
      // @ts-expect-error `this` is what is looked at.
      seen.push([this, given.length]);
      return `secret-${seen.length}`;
    }
    await updateOrder(UPDATE, { baseUrl: server.url, token });
    assert.deepEqual(seen, [
      [undefined, 0],
      [undefined, 0],
      [undefined, 0],
    ]);
    const sent = server.received.map((request) => headerValues(request, "authorization")[0]);
    assert.deepEqual(sent, ["Bearer secret-1", "Bearer secret-2", "Bearer secret-3"]);
  });

  test("is not called where the order or an option is refused", async () => {
    const token = () => assert.fail("It was asked.");
    await rejectionOf(updateOrder({ ...UPDATE, order: {} }, { ...ELSEWHERE, token }));
    await rejectionOf(updateOrder({ ...UPDATE, id: "" }, { ...ELSEWHERE, token }));
  });

  for (const thrown of [new Error("no token"), "no token", null, { attempts: 1 }]) {
    for (const way of ["throws", "rejects with"]) {
      test(`that ${way} ${String(thrown)}: that is the cause, and nothing is retried`, async (t) => {
        const server = await startRecordingServer(t);
        let calls = 0;
        const token = () => {
          calls += 1;
          if (way === "throws") throw thrown;
          return Promise.reject(thrown);
        };
        const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, token }));
        assert.ok(error instanceof InvalidRequestError, String(error));
        assert.deepEqual([error.option, error.attempts, error.retryable, calls], ["token", 0, false, 1]);
        assert.equal(error.cause, thrown);
        assert.equal(server.connections.length, 0);
      });
    }
  }

  test("that fails at the second attempt tells of the first", async (t) => {
    const server = await startRecordingServer(t, busy);
    let calls = 0;
    const token = async () => {
      calls += 1;
      if (calls === 2) throw new Error("no token");
      return "secret";
    };
    const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, token }));
    assert.deepEqual(
      [error.code, error.option, error.attempts, server.received.length],
      ["invalid_request", "token", 1, 1],
    );
  });

  for (const given of [7, null, {}, ["secret"], Symbol("secret")]) {
    test(`that gives ${String(typeof given)} ${JSON.stringify(given)} is refused`, async (t) => {
      const server = await startRecordingServer(t);
      const token = async () => /** @type {any} */ (given);
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, token }));
      assert.deepEqual([error.code, error.option], ["invalid_request", "token"]);
      assert.equal(server.connections.length, 0);
    });
  }

  test("may call the package itself", async (t) => {
    const server = await startRecordingServer(t);
    const inner = () =>
      updateOrder({ ...UPDATE, id: "inner", order: { workspace_id: "inner" } }, { baseUrl: server.url });
    const token = async () => {
      await inner();
      return "secret";
    };
    await updateOrder(UPDATE, { baseUrl: server.url, token });
    assert.deepEqual(
      server.received.map(({ line, body }) => [line.split(" ")[1], JSON.parse(body.toString()).workspace_id]),
      [
        ["/assessment/c1/order/inner", "inner"],
        ["/assessment/c1/order/o1", "w1"],
      ],
    );
  });
});

describe("fetch", () => {
  test("is called with one Request, without this, anew for each attempt", async () => {
    /** @type {any[]} */
    const requests = [];
    /** @param {unknown[]} given */
    async function fetch(...given) {
      // @ts-expect-error `this` is what is looked at.
      assert.equal(this, undefined);
      assert.equal(given.length, 1);
      requests.push(given[0]);
      return new Response("{}", { status: requests.length < 3 ? 503 : 200, headers: { "retry-after": "0" } });
    }
    await updateOrder(UPDATE, { ...ELSEWHERE, fetch: /** @type {any} */ (fetch), token: "secret" });
    assert.equal(new Set(requests).size, 3);
    for (const request of requests) {
      assert.ok(request instanceof Request);
      assert.deepEqual([request.method, request.url], ["PUT", "https://example.com/assessment/c1/order/o1"]);
      assert.equal(request.headers.get("authorization"), "Bearer secret");
      assert.equal(
        await request.text(),
        '{"connection_id":"c1","workspace_id":"w1","profile_name":"PAYLOAD"}',
      );
    }
  });

  test("is the host's where none is given, looked up at the call", async (t) => {
    const own = t.mock.method(globalThis, "fetch", async () => Response.json({ id: "mocked" }));
    assert.deepEqual(await updateOrder(UPDATE, ELSEWHERE), { id: "mocked" });
    assert.equal(own.mock.callCount(), 1);
    const [url, init] = own.mock.calls[0]?.arguments ?? [];
    assert.equal(url, "https://example.com/assessment/c1/order/o1");
    assert.equal(init?.redirect, "manual");
    // Others wrap it, and take an object of headers for what it is.
    assert.deepEqual(Object.assign({}, init?.headers), {
      "content-type": "application/json",
      accept: "application/json",
    });
  });

  /** @type {[why: string, fetch: any, cause: unknown][]} */
  const FAILING = [
    ["rejects with a TypeError", () => Promise.reject(TYPE_ERROR), TYPE_ERROR],
    ["rejects with a string", () => Promise.reject("no"), "no"],
    ["rejects with null", () => Promise.reject(null), null],
    ["rejects with an AbortError of its own", () => Promise.reject(ABORT_ERROR), ABORT_ERROR],
    [
      "throws",
      () => {
        throw TYPE_ERROR;
      },
      TYPE_ERROR,
    ],
  ];
  for (const [why, fetch, cause] of FAILING) {
    test(`that ${why} is a ConnectionError, and tried again`, async (t) => {
      t.mock.method(Math, "random", () => 0);
      const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch }));
      assert.ok(error instanceof ConnectionError, String(error));
      assert.deepEqual([error.attempts, error.retryable, error.cause], [3, true, cause]);
    });
  }

  test("that gives Response.error() is a ConnectionError", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const error = await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, fetch: async () => Response.error() }),
    );
    assert.ok(error instanceof ConnectionError, String(error));
    assert.equal(error.attempts, 3);
  });

  for (const given of [
    undefined,
    null,
    7,
    "OK",
    {},
    { status: 200 },
    { headers: new Headers() },
    { status: "200", headers: new Headers() },
    { status: 200, headers: new Headers(), json: async () => ({}) },
  ]) {
    test(`that gives ${JSON.stringify(given)}, which is no Response, is named as the fault`, async () => {
      const error = await rejectionOf(
        updateOrder(UPDATE, { ...ELSEWHERE, fetch: async () => /** @type {any} */ (given) }),
      );
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.equal(error.option, "fetch");
    });
  }

  test("may give an answer of its own make", async () => {
    const made = {
      status: 201,
      headers: new Headers({ "x-request-id": "7" }),
      text: async () => '{"id":"o1"}',
    };
    const answer = await updateOrderWithResponse(UPDATE, {
      ...ELSEWHERE,
      fetch: () => /** @type {any} */ (made),
    });
    assert.deepEqual([answer.status, answer.order, answer.requestId], [201, { id: "o1" }, "7"]);
  });

  for (const fetch of [7, null, "fetch", {}]) {
    test(`of ${JSON.stringify(fetch)} is refused`, async () => {
      const error = await rejectionOf(
        updateOrder(UPDATE, { ...ELSEWHERE, fetch: /** @type {any} */ (fetch) }),
      );
      assert.deepEqual([error.code, error.option], ["invalid_request", "fetch"]);
    });
  }
});

describe("onAttempt", () => {
  test("is told of each attempt: how it ended, and when the next follows", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const server = await startRecordingServer(t, inTurn(busy, hangUp, storedOrder));
    /** @type {AttemptReport[]} */
    const reports = [];
    await updateOrder(UPDATE, {
      baseUrl: server.url,
      token: "SECRET",
      onAttempt: (report) => reports.push(report),
    });
    const url = `${server.url}/assessment/c1/order/o1`;
    for (const { elapsedMs } of reports) assert.ok(elapsedMs >= 0 && elapsedMs < 10_000);
    assert.deepEqual(
      reports.map(({ elapsedMs: _elapsed, ...report }) => report),
      [
        { attempt: 1, method: "PUT", url, status: 503, error: "http_error", retryInMs: 0 },
        { attempt: 2, method: "PUT", url, error: "connection_failed", retryInMs: 0 },
        { attempt: 3, method: "PUT", url, status: 200 },
      ],
    );
    assert.doesNotMatch(JSON.stringify(reports), /SECRET|PAYLOAD/);
  });

  test("is not told of what was never sent", async () => {
    const onAttempt = () => assert.fail("Nothing was sent.");
    await rejectionOf(updateOrder({ ...UPDATE, order: {} }, { ...ELSEWHERE, onAttempt }));
    await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, onAttempt, token: () => Promise.reject(new Error("no")) }),
    );
    await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, onAttempt, signal: AbortSignal.abort() }));
  });

  test("is not told of what the caller broke off, but of a deadline", async () => {
    const errors = [];
    const onAttempt = ({ error }) => errors.push(error);
    const silent = { ...ELSEWHERE, onAttempt, fetch: () => new Promise(() => {}) };
    await rejectionOf(updateOrder(UPDATE, { ...silent, signal: AbortSignal.timeout(5) }));
    assert.deepEqual(errors, []);
    await rejectionOf(updateOrder(UPDATE, { ...silent, deadlineMs: 5 }));
    assert.deepEqual(errors, ["timeout"]);
  });

  for (const [way, onAttempt] of /** @type {[string, any][]} */ ([
    [
      "throws",
      () => {
        throw new Error("broken log");
      },
    ],
    [
      "rejects",
      async () => {
        throw new Error("broken log");
      },
    ],
  ])) {
    test(`what it ${way} is ignored`, async (t) => {
      const server = await startRecordingServer(t, inTurn(busy, storedOrder));
      const unhandled = collectUnhandled(t);
      const answer = await updateOrderWithResponse(UPDATE, { baseUrl: server.url, onAttempt });
      assert.equal(answer.attempts, 2);
      assert.deepEqual(await unhandled(), []);
    });
  }

  for (const onAttempt of [7, null, "log", {}]) {
    test(`of ${JSON.stringify(onAttempt)} is refused`, async () => {
      const error = await rejectionOf(
        updateOrder(UPDATE, { ...ELSEWHERE, onAttempt: /** @type {any} */ (onAttempt) }),
      );
      assert.deepEqual([error.code, error.option], ["invalid_request", "onAttempt"]);
    });
  }
});

for (const [name, options] of /** @type {[string, any][]} */ ([
  ["null", null],
  ["a string", "x"],
  ["a number", 7],
])) {
  test(`options that are ${name} are refused`, async () => {
    assert.equal((await rejectionOf(updateOrder(UPDATE, options))).code, "invalid_request");
  });
}

test("a strict that is no boolean is refused", async () => {
  for (const strict of ["yes", 1, null]) {
    const error = await rejectionOf(
      updateOrder(UPDATE, { ...ELSEWHERE, strict: /** @type {any} */ (strict) }),
    );
    assert.deepEqual([error.code, error.option], ["invalid_request", "strict"]);
  }
});
