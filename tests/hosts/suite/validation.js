// Validation of values and of text.

import { expect, expectEqual, thrownBy } from "./expect.js";

/** @import { Checks } from "./suite.js" */

const VALID = { workspace_id: "w1", connection_id: "c1", status: "COMPLETED", profile_name: "Zoë 🦀" };
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** In the second line a character that is one column for an editor, two units of UTF-16 and four bytes. */
const FAULTY = '{\n  "workspace_id": "🦀", "connection_id": 7,\n  "proflie_name": "Zoë"\n}';
const FAULTS = [
  ["invalid_type", "/connection_id", 45, 2, 42],
  ["unknown_field", "/proflie_name", 50, 3, 3],
];

/** @param {any} issue */
const placed = ({ code, pointer, offset, line, column }) => [code, pointer, offset, line, column];

/** @type {Checks} */
export const validationChecks = {
  "an order that is right has no issue": ({ order }) => {
    expectEqual(order.validateOrder(VALID), { valid: true, issues: [], issueCount: 0 });
  },

  "what is wrong with a value is told with its place, and what was meant": ({ order }) => {
    const given = { workspace_id: "w1", status: "completed", response_attributes: [{ type: "TEXT" }] };
    const { valid, issues, issueCount } = order.validateOrder(given);
    expectEqual([valid, issueCount], [false, 3]);
    expectEqual(
      issues.map(({ code, severity, path, pointer, suggestion }) => [
        code,
        severity,
        path,
        pointer,
        suggestion,
      ]),
      [
        ["required", "error", ["connection_id"], "/connection_id", undefined],
        ["invalid_value", "error", ["status"], "/status", "COMPLETED"],
        ["required", "error", ["response_attributes", 0, "label"], "/response_attributes/0/label", undefined],
      ],
    );
  },

  "a warning refuses an order only where it is strict": ({ order }) => {
    const given = { ...VALID, jobId: "j1" };
    expectEqual(
      [{}, { strict: true }].map((options) => order.validateOrder(given, options).valid),
      [true, false],
    );
  },

  "faults of a text have a byte, a line and a column": ({ order }) => {
    expectEqual(order.validateOrderJson(FAULTY).issues.map(placed), FAULTS);
  },

  "bytes, a part of a buffer and a whole buffer are the same as their text": ({ order }) => {
    const bytes = encode(FAULTY);
    const part = encode(` ${FAULTY} `).subarray(1, bytes.length + 1);
    for (const json of [bytes, part, bytes.slice().buffer]) {
      expectEqual(order.validateOrderJson(json).issues.map(placed), FAULTS);
    }
  },

  "bytes that are no UTF-8, a byte order mark and half a pair are no JSON": ({ order }) => {
    for (const [json, offset] of [
      [new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 2],
      [encode("\ufeff{}"), 0],
      ['{"id": "\ud83e"}', 8],
    ]) {
      const { valid, issues } = order.validateOrderJson(json);
      expectEqual([valid, issues.at(-1).code, issues.at(-1).offset], [false, "invalid_json", offset]);
    }
  },

  "parseOrder gives the order of a text or of bytes": ({ order }) => {
    const text = JSON.stringify(VALID);
    expectEqual([order.parseOrder(text), order.parseOrder(encode(text))], [VALID, VALID]);
  },

  "parseOrder throws an OrderValidationError that holds the issues": ({ order }) => {
    const error = thrownBy(() => order.parseOrder(FAULTY));
    expect(error instanceof order.OrderValidationError, "it is an OrderValidationError");
    expectEqual(error.issues.map(placed), FAULTS);
    expectEqual(
      [error.name, error.code, error.issueCount, error.attempts, error.retryable],
      ["OrderValidationError", "invalid_order", 2, 0, false],
    );
  },

  "neither text nor bytes is a TypeError": ({ order }) => {
    for (const call of [() => order.parseOrder(7), () => order.validateOrderJson(null)]) {
      expect(thrownBy(call) instanceof TypeError, "it throws a TypeError");
    }
  },

  "a Date is taken as the text that it becomes": ({ order }) => {
    const at = new Date(Date.UTC(2026, 1, 28));
    expectEqual(order.validateOrder({ ...VALID, response_completed_at: at }).valid, true);
  },

  "a value that JSON cannot hold is an issue, never thrown": ({ order }) => {
    /** @type {any} */
    const cycle = { ...VALID };
    cycle.raw = cycle;
    for (const value of [cycle, { ...VALID, raw: 1n }, undefined, () => VALID]) {
      const { valid, issues } = order.validateOrder(value);
      expectEqual([valid, issues[0].code], [false, "not_serializable"]);
    }
    expectEqual(
      order.validateOrder({ ...VALID, response_score: Number.NaN }).issues[0].code,
      "invalid_number",
    );
  },

  "orderSchema gives the object itself, or its errors": ({ order }) => {
    const { version, vendor, validate } = order.orderSchema["~standard"];
    expectEqual([version, vendor], [1, "assessment-order"]);
    expect(validate(VALID).value === VALID, "the value is the object given");
    expectEqual(
      validate({ ...VALID, status: "completed" }).issues.map(({ path }) => path),
      [["status"]],
    );
  },

  "orderSchema gives a JSON Schema": ({ order }) => {
    const { jsonSchema } = order.orderSchema["~standard"];
    for (const target of ["draft-2020-12", "draft-07"]) {
      expectEqual(Object.keys(jsonSchema.input({ target }).properties), [...order.ORDER_FIELDS]);
    }
  },

  "text that is meant to do harm is refused, and does none": ({ order }) => {
    const deep = "[".repeat(200_000);
    const long = "\\ud83e".repeat(100_000);
    for (const [json, code] of [
      [`{"raw":${deep}`, "too_deep"],
      [`{"workspace_id":"w1","connection_id":"c1","response_score":1${"0".repeat(400)}}`, "invalid_number"],
      [`{"workspace_id":"w1","connection_id":"c1","target_url":"${long}"}`, "invalid_format"],
      [new Uint8Array(100_000).fill(0xf0), "invalid_json"],
    ]) {
      const { valid, issues } = order.validateOrderJson(json);
      expectEqual([valid, issues.at(-1).code], [false, code]);
    }
    expectEqual(order.validateOrder(VALID).valid, true);
  },

  "an order of megabytes is validated, and the next small one too": ({ order }) => {
    const text = JSON.stringify({ ...VALID, raw: { text: "🦀".repeat(1_000_000) } });
    for (const json of [text, encode(text), JSON.stringify(VALID)]) {
      expectEqual(order.validateOrderJson(json).valid, true);
    }
  },
};
