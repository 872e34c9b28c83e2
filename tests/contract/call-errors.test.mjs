// Errors: what they are, what they tell, and what they never hold.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import {
  ConnectionError,
  createUpdateRequest,
  HttpError,
  InvalidRequestError,
  isOrderError,
  OrderClient,
  OrderError,
  OrderValidationError,
  ResponseError,
  TimeoutError,
  updateOrder,
} from "assessment-order";
import { answerJson, startRecordingServer } from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";

const TOKEN = "hush-token";
const ORDER = {
  workspace_id: "w1",
  profile_name: "hush-name",
  profile_national_identifier: "hush-078",
  raw: ["hush-raw"],
};
const UPDATE = { connectionId: "c1", id: "o1", order: ORDER };
const ELSEWHERE = { baseUrl: "https://example.com", token: TOKEN, maxRetries: 0 };
const CODES = /** @type {const} */ ([
  "invalid_order",
  "invalid_request",
  "connection_failed",
  "timeout",
  "http_error",
  "response_failed",
  "internal",
]);

/** A body that begins and then breaks. */
const breaking = () => new ReadableStream({ pull: (stream) => stream.error(new TypeError("terminated")) });

/** @type {[name: string, Class: any, code: string, more: object, fail: () => Promise<unknown>][]} */
const ERRORS = [
  [
    "OrderValidationError",
    OrderValidationError,
    "invalid_order",
    { issueCount: 1 },
    () => updateOrder({ ...UPDATE, order: { ...ORDER, status: /** @type {any} */ ("x") } }, ELSEWHERE),
  ],
  [
    "InvalidRequestError",
    InvalidRequestError,
    "invalid_request",
    { option: "id" },
    () => updateOrder({ ...UPDATE, id: "" }, ELSEWHERE),
  ],
  [
    "ConnectionError",
    ConnectionError,
    "connection_failed",
    {},
    () => updateOrder(UPDATE, { ...ELSEWHERE, fetch: () => Promise.reject(new TypeError("fetch failed")) }),
  ],
  [
    "TimeoutError",
    TimeoutError,
    "timeout",
    { limit: "attempt" },
    () => updateOrder(UPDATE, { ...ELSEWHERE, timeoutMs: 1, fetch: () => new Promise(() => undefined) }),
  ],
  [
    "TimeoutError",
    TimeoutError,
    "timeout",
    { limit: "deadline" },
    () => updateOrder(UPDATE, { ...ELSEWHERE, deadlineMs: 1, fetch: () => new Promise(() => undefined) }),
  ],
  [
    "HttpError",
    HttpError,
    "http_error",
    { status: 404 },
    () => updateOrder(UPDATE, { ...ELSEWHERE, fetch: echo(404) }),
  ],
  [
    "HttpError",
    HttpError,
    "http_error",
    { status: 503 },
    () => updateOrder(UPDATE, { ...ELSEWHERE, fetch: echo(503) }),
  ],
  [
    "ResponseError",
    ResponseError,
    "response_failed",
    { status: 200, applied: "unknown" },
    () => updateOrder(UPDATE, { ...ELSEWHERE, fetch: async () => new Response(breaking()) }),
  ],
];

for (const [name, Class, code, more, fail] of ERRORS) {
  describe(`${name} ${JSON.stringify(more)}`, () => {
    test("is of its class, with a literal name and code", async () => {
      const error = await rejectionOf(fail());
      for (const own of [Class, OrderError, Error]) assert.ok(error instanceof own, String(error));
      assert.deepEqual([error.name, error.code], [name, code]);
      assert.match(error.message, /^[A-Z`].+[.?)]$/s);
      assert.ok(error.stack.startsWith(`${name}: `), error.stack);
      assert.ok(Number.isInteger(error.attempts));
      assert.equal(typeof error.retryable, "boolean");
      for (const [key, value] of Object.entries(more)) assert.deepEqual(error[key], value);
    });

    test("is plain data for JSON", async () => {
      const error = await rejectionOf(fail());
      const data = JSON.parse(JSON.stringify(error));
      const { name: own, message, attempts, retryable } = error;
      assert.deepEqual(data, { ...data, name: own, message, code, attempts, retryable, ...more });
      assert.deepEqual(error.toJSON().name, name);
    });

    test("is known to isOrderError, and by no other code", async () => {
      const error = await rejectionOf(fail());
      assert.ok(isOrderError(error));
      for (const other of CODES) assert.equal(isOrderError(error, other), other === code);
      assert.ok(
        isOrderError(
          runInNewContext("Object.assign(new Error(), data, { name: data.name })", { data: error.toJSON() }),
        ),
      );
    });

    test("shows neither token nor payload", async () => {
      const error = await rejectionOf(fail());
      assertHushed(error);
      assertHushed(error.cause ?? {});
      assertHushed(new AggregateError([error], "several"));
      assertHushed({ nested: { error } });
    });
  });
}

describe("HttpError", () => {
  /** @type {[why: string, sent: string, body: unknown][]} */
  const BODIES = [
    ["JSON", '{"error":{"code":"not_found"}}', { error: { code: "not_found" } }],
    ["an array", "[1]", [1]],
    ["null", "null", null],
    ["text", "<h1>Not found</h1>", "<h1>Not found</h1>"],
    ["nothing", "", ""],
    ["half of JSON", '{"error":', '{"error":'],
    ["text beyond ASCII", "défaut 🦀", "défaut 🦀"],
    ["exactly 64 KiB", "a".repeat(65_536), "a".repeat(65_536)],
    ["more than 64 KiB", "a".repeat(65_537), "a".repeat(65_536)],
    ["more than 64 KiB of JSON", JSON.stringify("a".repeat(70_000)), `"${"a".repeat(65_535)}`],
  ];
  for (const [why, sent, body] of BODIES) {
    test(`holds its body: ${why}`, async (t) => {
      const server = await startRecordingServer(t, (response) => response.writeHead(404).end(sent));
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
      assert.deepEqual(error.body, body);
      for (const key of ["body", "headers"]) {
        assert.ok(key in error);
        assert.ok(!Object.keys(error).includes(key), key);
        assert.ok(!(key in error.toJSON()), key);
      }
    });
  }

  test("holds at most 64 KiB, also where that ends within a character", async (t) => {
    const server = await startRecordingServer(t, (response) =>
      response.writeHead(404).end("€".repeat(30_000)),
    );
    const { body } = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
    assert.equal(body, "€".repeat(Math.floor(65_536 / 3)));
  });

  test("holds the answer's headers, and what the server calls the request", async (t) => {
    /** @type {[headers: Record<string, string>, requestId: string | undefined][]} */
    const cases = [
      [{ "x-request-id": "x-7", "request-id": "7" }, "x-7"],
      [{ "request-id": "7" }, "7"],
      [{ "x-request-id": "", "request-id": "7" }, "7"],
      [{}, undefined],
    ];
    for (const [headers, requestId] of cases) {
      const server = await startRecordingServer(t, (response) =>
        answerJson(response, 400, {}, { ...headers, "x-more": "1" }),
      );
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
      assert.equal(error.requestId, requestId);
      assert.equal(error.headers.get("x-more"), "1");
      assert.equal(JSON.parse(JSON.stringify(error)).requestId, requestId);
    }
  });

  test("tells what Retry-After asked for, whatever the status", async (t) => {
    const server = await startRecordingServer(t, (response) =>
      answerJson(response, 403, {}, { "retry-after": "1.5" }),
    );
    const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url }));
    assert.deepEqual([error.retryAfterMs, error.attempts], [1500, 1]);
  });
});

describe("isOrderError", () => {
  test("is false for all else", () => {
    const others = [
      undefined,
      null,
      7,
      "HttpError",
      {},
      new Error("no"),
      new TypeError("no"),
      new DOMException("no", "TimeoutError"),
      { name: "HttpError" },
      { name: "HttpError", code: "timeout", attempts: 1 },
      { name: "HttpError", code: "toString", attempts: 1 },
    ];
    for (const other of others) assert.equal(isOrderError(other), false);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    assert.equal(isOrderError(proxy), false);
  });
});

describe("what holds the token shows it nowhere", () => {
  test("a client", () => {
    const client = new OrderClient({ token: TOKEN, headers: { cookie: "hush-cookie" } });
    for (const shown of [
      JSON.stringify(client),
      inspect(client, { depth: 9, showHidden: true }),
      String(client),
    ]) {
      assert.doesNotMatch(shown, /hush/);
    }
  });

  test("the errors of createUpdateRequest", () => {
    for (const update of [
      { ...UPDATE, id: "" },
      { ...UPDATE, order: { ...ORDER, id: "other" } },
    ]) {
      try {
        createUpdateRequest(update, ELSEWHERE);
        assert.fail("It was not refused.");
      } catch (error) {
        assert.ok(isOrderError(error));
        assertHushed(error);
      }
    }
  });

  test("the error of a connection that the host could not make", async () => {
    const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, baseUrl: "http://127.0.0.1:1" }));
    assert.ok(error instanceof ConnectionError, String(error));
    assertHushed(error);
  });
});

describe("a cause that the caller's own function threw", () => {
  const failure = Object.assign(new Error("no"), {
    config: { headers: { authorization: TOKEN } },
    data: ORDER,
  });
  /** @type {[why: string, thrown: unknown][]} */
  const THROWN = [
    ["with the request in it", failure],
    ["that has such a cause", new Error("no", { cause: failure })],
    ["of several", new AggregateError([failure], "no")],
    ["that is no error", { token: TOKEN }],
    ["that is a text", TOKEN],
  ];
  for (const [why, thrown] of THROWN) {
    test(`is there, and not printed: ${why}`, async () => {
      for (const own of ["fetch", "token"]) {
        const fail = async () => {
          throw thrown;
        };
        const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, [own]: fail }));
        assert.equal(error.cause, thrown);
        assertHushed(error);
      }
    });
  }

  test("is printed where the host tells no more than what happened", async (t) => {
    const server = createServer((socket) => socket.destroy());
    t.after(() => server.close());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    const options = { ...ELSEWHERE, baseUrl: `http://127.0.0.1:${port}` };
    const error = await rejectionOf(updateOrder(UPDATE, options));
    assert.match(inspect(error), /\[cause\]: TypeError: fetch failed.*code: '\w+'/s);
  });

  test("is printed where it tells no more than what happened", async () => {
    const fetch = async () => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED", port: 1 }),
      });
    };
    const error = await rejectionOf(updateOrder(UPDATE, { ...ELSEWHERE, fetch }));
    assert.match(inspect(error), /ECONNREFUSED/);
  });
});

describe("what the host cannot read is not printed", () => {
  /** @type {[why: string, answer: string, Class: typeof ConnectionError | typeof ResponseError][]} */
  const GARBLED = [
    ["chunks that are none", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", ResponseError],
    ["a head that is none", "", ConnectionError],
  ];
  for (const [why, head, Class] of GARBLED) {
    test(`${why}, with the request in them`, async (t) => {
      const server = createServer((socket) => {
        socket.on("data", (data) => socket.end(head + data.toString("latin1").replace(/^[^\n]*\n/, "")));
        socket.on("error", () => undefined);
      });
      t.after(() => server.close());
      await once(server.listen(0, "127.0.0.1"), "listening");
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      const options = { ...ELSEWHERE, baseUrl: `http://127.0.0.1:${port}`, maxRetries: 0 };
      const error = await rejectionOf(updateOrder(UPDATE, options));
      assert.ok(error instanceof Class, String(error));
      assertHushed(error);
      assertHushed(error.cause);
    });
  }
});

/** A `fetch` whose answer repeats the whole request. @param {number} status */
function echo(status) {
  return async (/** @type {Request} */ request) => {
    const headers = { "x-echo": String(request.headers.get("authorization")), "retry-after": "999" };
    return new Response(await request.text(), { status, headers });
  };
}

/** @param {any} value */
function assertHushed(value) {
  const shown = [
    String(value.message),
    String(value.stack),
    JSON.stringify(value),
    String(value),
    inspect(value, { depth: 12 }),
  ];
  for (const text of shown) assert.doesNotMatch(text, /hush/);
}
