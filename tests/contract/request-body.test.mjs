// Body: the order, with what the path and the client know filled in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createUpdateRequest, OrderValidationError, updateOrder } from "assessment-order";
import { bodyText, startRecordingServer } from "./recording-server.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";

const PATH = { connectionId: "c1", id: "o1" };
const QUOTES = 'q"\\\b\f\n\r\t\u0001é🦀';

/** @type {[why: string, order: any, options: any, body: string][]} */
const BODIES = [
  [
    "nothing is missing",
    { workspace_id: "w", connection_id: "c1" },
    {},
    '{"workspace_id":"w","connection_id":"c1"}',
  ],
  ["the path's connection", { workspace_id: "w" }, {}, '{"connection_id":"c1","workspace_id":"w"}'],
  [
    "the client's workspace",
    { connection_id: "c1" },
    { workspaceId: "w" },
    '{"workspace_id":"w","connection_id":"c1"}',
  ],
  [
    "both",
    { status: "OPEN" },
    { workspaceId: "w" },
    '{"connection_id":"c1","workspace_id":"w","status":"OPEN"}',
  ],
  ["both, in an empty order", {}, { workspaceId: "w" }, '{"connection_id":"c1","workspace_id":"w"}'],
  [
    "the order's own workspace stays",
    { workspace_id: "own" },
    { workspaceId: "w" },
    '{"connection_id":"c1","workspace_id":"own"}',
  ],
  [
    "the id is never filled in",
    { workspace_id: "w", connection_id: "c1", status: "OPEN" },
    {},
    '{"workspace_id":"w","connection_id":"c1","status":"OPEN"}',
  ],
  [
    "the order's own id stays",
    { id: "o1", workspace_id: "w", connection_id: "c1" },
    {},
    '{"id":"o1","workspace_id":"w","connection_id":"c1"}',
  ],
  [
    "undefined is missing",
    { workspace_id: "w", connection_id: undefined, id: undefined },
    {},
    '{"connection_id":"c1","workspace_id":"w"}',
  ],
  [
    "a workspace with all that JSON escapes",
    { connection_id: "c1" },
    { workspaceId: QUOTES },
    `{"workspace_id":${JSON.stringify(QUOTES)},"connection_id":"c1"}`,
  ],
  [
    "fields of that name elsewhere are others",
    { workspace_id: "w", raw: { connection_id: "x" } },
    {},
    '{"connection_id":"c1","workspace_id":"w","raw":{"connection_id":"x"}}',
  ],
  [
    "unknown fields and odd values travel",
    { connection_id: "c1", workspace_id: "w", no_such: [null, -0, 1e21, "\ud800", " "] },
    {},
    '{"connection_id":"c1","workspace_id":"w","no_such":[null,0,1e+21,"\\ud800"," "]}',
  ],
  [
    "Date objects",
    { connection_id: "c1", workspace_id: "w", response_issued_at: new Date(86_400_000) },
    {},
    '{"connection_id":"c1","workspace_id":"w","response_issued_at":"1970-01-02T00:00:00.000Z"}',
  ],
  [
    "toJSON of the order",
    { toJSON: () => ({ workspace_id: "w" }) },
    {},
    '{"connection_id":"c1","workspace_id":"w"}',
  ],
  [
    "toJSON within",
    { workspace_id: { toJSON: () => "w" }, connection_id: "c1" },
    {},
    '{"workspace_id":"w","connection_id":"c1"}',
  ],
  [
    "an order without a prototype",
    Object.assign(Object.create(null), { workspace_id: "w" }),
    {},
    '{"connection_id":"c1","workspace_id":"w"}',
  ],
];

/** @type {[why: string, order: any, code: string, pointer: string, options?: any][]} */
const REFUSED = [
  ["another id", { id: "o2" }, "id_mismatch", "/id"],
  ["an id in another case", { id: "O1" }, "id_mismatch", "/id"],
  ["an empty id", { id: "" }, "id_mismatch", "/id"],
  ["another connection", { connection_id: "c2" }, "id_mismatch", "/connection_id"],
  ["an empty connection", { connection_id: "" }, "empty", "/connection_id"],
  ["a connection that is null", { connection_id: null }, "invalid_type", "/connection_id"],
  ["an empty workspace", { workspace_id: "" }, "empty", "/workspace_id", { workspaceId: "w" }],
  ["a workspace that is null", { workspace_id: null }, "invalid_type", "/workspace_id", { workspaceId: "w" }],
  ["no workspace anywhere", { workspace_id: undefined }, "required", "/workspace_id"],
  ["a wrong status", { status: "DONE" }, "invalid_value", "/status"],
  ["a number that is not finite", { response_score: Number.NaN }, "invalid_number", "/response_score"],
  ["a field in camelCase, when strict", { jobId: "j" }, "unknown_field", "/jobId", { strict: true }],
];

describe("the body", () => {
  for (const [why, order, options, body] of BODIES) {
    test(why, async (t) => {
      const server = await startRecordingServer(t);
      await updateOrder({ ...PATH, order }, { baseUrl: server.url, ...options });
      assert.equal(bodyText(server.received[0]), body);
    });
  }

  for (const [why, part, code, pointer, options] of REFUSED) {
    test(`${why} is refused, and nothing is sent`, async (t) => {
      const server = await startRecordingServer(t);
      const update = { ...PATH, order: { workspace_id: "w", ...part } };
      const all = { baseUrl: server.url, ...options };
      const errors = [
        await rejectionOf(updateOrder(update, all)),
        thrownBy(() => createUpdateRequest(update, all)),
      ];
      for (const error of errors) {
        assert.ok(error instanceof OrderValidationError, String(error));
        assert.deepEqual([error.code, error.attempts, error.retryable], ["invalid_order", 0, false]);
        assert.deepEqual(
          error.issues.map((issue) => [issue.code, issue.pointer]),
          [[code, pointer]],
        );
        assert.equal(error.issueCount, 1);
      }
      assert.equal(server.connections.length, 0);
    });
  }

  test("both mismatches stand among the other issues, in the order of the text", async () => {
    const order = { status: "DONE", id: "o2", jobId: "j", connection_id: "c2", workspace_id: 7 };
    const options = { baseUrl: "http://127.0.0.1:9" };
    const { issues, issueCount } = await rejectionOf(
      updateOrder({ ...PATH, order: /** @type {any} */ (order) }, options),
    );
    assert.deepEqual(
      issues.map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`),
      [
        "error invalid_value /status",
        "error id_mismatch /id",
        "warning unknown_field /jobId",
        "error id_mismatch /connection_id",
        "error invalid_type /workspace_id",
      ],
    );
    assert.equal(issueCount, 5);
  });

  test("a warning alone keeps nothing from being sent", async (t) => {
    const server = await startRecordingServer(t);
    await updateOrder(
      { ...PATH, order: /** @type {any} */ ({ workspace_id: "w", jobId: "j" }) },
      { baseUrl: server.url },
    );
    assert.equal(bodyText(server.received[0]), '{"connection_id":"c1","workspace_id":"w","jobId":"j"}');
  });

  /** @type {[why: string, order: any][]} */
  const NO_ORDERS = [
    ["missing", undefined],
    ["null", null],
    ["a string", "{}"],
    ["an array", []],
    ["a function", () => ({})],
    ["a BigInt within", { workspace_id: "w", raw: 1n }],
    ["a cycle", cycle()],
    [
      "a throwing toJSON",
      {
        toJSON: () => {
          throw new Error("hush");
        },
      },
    ],
    [
      "a throwing getter",
      {
        get workspace_id() {
          throw new Error("hush");
        },
      },
    ],
  ];
  for (const [why, order] of NO_ORDERS) {
    test(`no order: ${why}`, async (t) => {
      const server = await startRecordingServer(t);
      const error = await rejectionOf(updateOrder({ ...PATH, order }, { baseUrl: server.url }));
      assert.ok(error instanceof OrderValidationError, String(error));
      assert.match(error.issues[0].code, /^(not_serializable|invalid_type)$/);
      assert.doesNotMatch(JSON.stringify(error), /hush/);
      assert.equal(server.connections.length, 0);
    });
  }

  for (const workspaceId of ["", 7, null, "\ud800"]) {
    test(`a workspaceId that is ${JSON.stringify(workspaceId)} is refused`, async (t) => {
      const server = await startRecordingServer(t);
      const options = { baseUrl: server.url, workspaceId: /** @type {any} */ (workspaceId) };
      const error = await rejectionOf(updateOrder({ ...PATH, order: {} }, options));
      assert.deepEqual([error.code, error.option], ["invalid_request", "workspaceId"]);
      assert.equal(server.connections.length, 0);
    });
  }
});

describe("the caller's order", () => {
  test("is not touched, even where it is frozen", async (t) => {
    const server = await startRecordingServer(t);
    const order = Object.freeze({ status: /** @type {const} */ ("OPEN"), raw: Object.freeze({ a: [1] }) });
    const before = structuredClone(order);
    await updateOrder({ ...PATH, order }, { baseUrl: server.url, workspaceId: "w" });
    assert.deepEqual(order, before);
  });

  test("is read once, and never written, where it is sent in three attempts", async (t) => {
    const server = await startRecordingServer(t, (response, _, number) => {
      response.writeHead(number < 3 ? 503 : 200, { "retry-after": "0" }).end();
    });
    const { order, reads } = counted({ workspace_id: "w", status: "OPEN", raw: { a: 1 } });
    await updateOrder({ ...PATH, order }, { baseUrl: server.url });
    assert.equal(server.received.length, 3);
    assert.deepEqual(new Set(server.received.map(bodyText)).size, 1);
    assert.deepEqual(
      [...reads],
      [
        ["workspace_id", 1],
        ["status", 1],
        ["raw", 1],
      ],
    );
  });

  test("is read once where it is refused", async () => {
    const { order, reads } = counted({ workspace_id: "w", status: "DONE", id: "o2" });
    await rejectionOf(updateOrder({ ...PATH, order }, { baseUrl: "http://127.0.0.1:9" }));
    assert.deepEqual(
      [...reads],
      [
        ["workspace_id", 1],
        ["status", 1],
        ["id", 1],
      ],
    );
  });

  test("is read once where a number is not finite, whatever a second reading would do", async () => {
    let reads = 0;
    const order = {
      workspace_id: "w",
      get response_score() {
        reads += 1;
        if (reads > 1) throw new Error("read twice");
        return Number.NaN;
      },
    };
    const error = await rejectionOf(updateOrder({ ...PATH, order }, { baseUrl: "http://127.0.0.1:9" }));
    assert.ok(error instanceof OrderValidationError, String(error));
    assert.equal(reads, 1);
  });

  test("may change while the call runs: what was validated is sent", async (t) => {
    const server = await startRecordingServer(t);
    const order = { workspace_id: "w", profile_name: "before" };
    const call = updateOrder({ ...PATH, order }, { baseUrl: server.url });
    order.profile_name = "after";
    await call;
    assert.equal(
      bodyText(server.received[0]),
      '{"connection_id":"c1","workspace_id":"w","profile_name":"before"}',
    );
  });
});

/**
 * An order that counts how often each of its fields is read.
 *
 * @param {Record<string, unknown>} fields
 */
function counted(fields) {
  /** @type {Map<string, number>} */
  const reads = new Map();
  const refuse = () => assert.fail("The order was written to.");
  const order = new Proxy(fields, {
    get(target, key) {
      if (Object.hasOwn(target, key)) reads.set(String(key), (reads.get(String(key)) ?? 0) + 1);
      return Reflect.get(target, key);
    },
    set: refuse,
    defineProperty: refuse,
    deleteProperty: refuse,
    setPrototypeOf: refuse,
    preventExtensions: refuse,
  });
  return { order: /** @type {any} */ (order), reads };
}

function cycle() {
  /** @type {any} */
  const order = { workspace_id: "w" };
  order.raw = { order };
  return order;
}
