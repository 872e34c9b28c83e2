// Headers: who is asking, what is sent, what is wanted, and what the caller adds.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { createUpdateRequest, InvalidRequestError, updateOrder } from "assessment-order";
import { headerValues, startRecordingServer } from "./recording-server.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };

/** Of what is sent for it, the connection's id filled in. */
const LENGTH = JSON.stringify({ connection_id: "c1", workspace_id: "w1" }).length;

/** @type {[why: string, options: any, authorization: string[]][]} */
const AUTHORIZATIONS = [
  ["no token", {}, []],
  ["a token that is undefined", { token: undefined }, []],
  ["a bare token", { token: "secret" }, ["Bearer secret"]],
  ["a token that starts with Bearer", { token: "Bearer secret" }, ["Bearer secret"]],
  ["a token that starts with bearer", { token: "bearer secret" }, ["bearer secret"]],
  ["a token that starts with BEARER", { token: "BEARER secret" }, ["BEARER secret"]],
  ["a token that only looks like it", { token: "Bearersecret" }, ["Bearer Bearersecret"]],
  ["a token in latin-1", { token: "s\u00e9cr\u00ff\u00a0t" }, ["Bearer s\u00e9cr\u00ff\u00a0t"]],
  ["a token with every visible character", { token: visible() }, [`Bearer ${visible()}`]],
  ["a token function", { token: () => "secret" }, ["Bearer secret"]],
  ["an async token function", { token: async () => "bearer secret" }, ["bearer secret"]],
  ["a token function without a token", { token: () => undefined }, []],
  ["authorization among the headers", { headers: { authorization: "secret" } }, ["Bearer secret"]],
  ["Authorization with its scheme", { headers: { Authorization: "Bearer secret" } }, ["Bearer secret"]],
  ["AUTHORIZATION in a list", { headers: [["AUTHORIZATION", "bearer secret"]] }, ["bearer secret"]],
  ["authorization in Headers", { headers: new Headers({ authorization: "secret" }) }, ["Bearer secret"]],
];

/** @type {[why: string, headers: any, sent: Record<string, string[]>][]} */
const CALLERS_HEADERS = [
  ["an object", { "X-Trace": "7", "x-span": "8" }, { "x-trace": ["7"], "x-span": ["8"] }],
  ["a list of pairs", [["X-Trace", "7"]], { "x-trace": ["7"] }],
  ["a Headers object", new Headers({ "X-Trace": "7" }), { "x-trace": ["7"] }],
  ["a Map", new Map([["x-trace", "7"]]), { "x-trace": ["7"] }],
  [
    "a name twice",
    [
      ["x-trace", "7"],
      ["X-Trace", "8"],
    ],
    { "x-trace": ["7, 8"] },
  ],
  ["an empty value", { "x-trace": "" }, { "x-trace": [""] }],
  ["a value in latin-1", { "x-name": "Zo\u00eb" }, { "x-name": ["Zo\u00eb"] }],
  ["blanks around a value", { "x-trace": " 7\t" }, { "x-trace": ["7"] }],
  ["none", {}, {}],
  ["content-type", { "Content-Type": "text/plain" }, { "content-type": ["application/json"] }],
  ["accept", { Accept: "text/html" }, { accept: ["application/json"] }],
  [
    "what is of the connection, as a backend may pass it on",
    { "content-length": "5", connection: "upgrade", upgrade: "h2c", expect: "100-continue", te: "trailers" },
    { "content-length": [String(LENGTH)], upgrade: [], expect: [], te: [] },
  ],
  ["transfer-encoding", { "transfer-encoding": "chunked" }, { "transfer-encoding": [] }],
  [
    "both in a Headers object",
    new Headers({ accept: "a/b", "content-type": "c/d" }),
    { accept: ["application/json"], "content-type": ["application/json"] },
  ],
];

/** @type {[why: string, token: any][]} */
const REFUSED_TOKENS = [
  ["a line end", "hush\r\nx-evil: 1"],
  ["a line feed at its end", "hush\n"],
  ["a tab", "hush\thush"],
  ["a NUL", "hush\0"],
  ["a DEL", "hush\x7f"],
  ["a C1 control", "hush\x85"],
  ["a character outside latin-1", "hush€"],
  ["an emoji", "hush🦀"],
  ["half a surrogate pair", "hush\ud800"],
];

/** @type {[why: string, headers: any][]} */
const REFUSED_HEADERS = [
  ["a value with a line end", { "x-a": "hush\r\nx-b: 1" }],
  ["a value with a NUL", { "x-a": "hush\0" }],
  ["a value outside latin-1", { "x-a": "hush€" }],
  ["a name with a blank", { "x a": "hush" }],
  ["an empty name", { "": "hush" }],
  ["a name outside ASCII", { "x-é": "hush" }],
  ["authorization with a line end", { authorization: "hush\nhush" }],
  ["authorization outside latin-1", { authorization: "hush€" }],
  ["a pair of one", [["x-a"]]],
  ["a string", "x-a: hush"],
  ["a number", 7],
  ["null", null],
];

describe("authorization", () => {
  for (const [why, options, sent] of AUTHORIZATIONS) {
    test(`${why}: ${sent[0]?.slice(0, 30) ?? "none"}`, async (t) => {
      const server = await startRecordingServer(t);
      await updateOrder(UPDATE, { baseUrl: server.url, ...options });
      assert.deepEqual(headerValues(server.received[0], "authorization"), sent);
    });
  }

  for (const [why, token] of REFUSED_TOKENS) {
    test(`a token with ${why} is refused unnamed, and nothing is sent`, async (t) => {
      const server = await startRecordingServer(t);
      for (const form of [token, `Bearer ${token}`, () => token, async () => token]) {
        const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, token: form }));
        assertRefusedUnnamed(error, "token");
      }
      const thrown = thrownBy(() => createUpdateRequest(UPDATE, { baseUrl: server.url, token }));
      assertRefusedUnnamed(thrown, "token");
      assert.equal(server.connections.length, 0);
    });
  }

  for (const token of [7, null, {}, ["secret"], true, Symbol("hush")]) {
    test(`a token that is ${inspect(token)} is refused`, async (t) => {
      const server = await startRecordingServer(t);
      const options = { baseUrl: server.url, token: /** @type {any} */ (token) };
      assertRefusedUnnamed(await rejectionOf(updateOrder(UPDATE, options)), "token");
      assert.equal(server.connections.length, 0);
    });
  }
});

describe("the caller's headers", () => {
  for (const [why, headers, sent] of CALLERS_HEADERS) {
    test(`${why} ${Object.keys(sent).join(", ")}`, async (t) => {
      const server = await startRecordingServer(t);
      await updateOrder(UPDATE, { baseUrl: server.url, headers });
      for (const [name, values] of Object.entries(sent)) {
        assert.deepEqual(headerValues(server.received[0], name), values);
      }
    });
  }

  for (const [why, headers] of REFUSED_HEADERS) {
    test(`${why}: refused without its value, and nothing is sent`, async (t) => {
      const server = await startRecordingServer(t);
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: server.url, headers }));
      assertRefusedUnnamed(error, "headers");
      assert.equal(server.connections.length, 0);
    });
  }

  test("are left as they are", async (t) => {
    const server = await startRecordingServer(t);
    const headers = new Headers({ "x-trace": "7", accept: "a/b" });
    await updateOrder(UPDATE, { baseUrl: server.url, token: "secret", headers });
    assert.deepEqual(
      [...headers],
      [
        ["accept", "a/b"],
        ["x-trace", "7"],
      ],
    );
  });
});

/**
 * @param {any} error
 * @param {string} option
 */
function assertRefusedUnnamed(error, option) {
  assert.ok(error instanceof InvalidRequestError, String(error));
  assert.deepEqual([error.option, error.attempts, error.retryable], [option, 0, false]);
  for (const shown of [
    error.message,
    String(error.stack),
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
  ]) {
    assert.doesNotMatch(shown, /hush/);
  }
}

function visible() {
  return Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
}
