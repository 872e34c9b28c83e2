// JavaScript values: validated as JSON.stringify would write them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { validateOrder, validateOrderJson } from "assessment-order";
import fc from "fast-check";
import { damagedOrder } from "./damaged-orders.mjs";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

/** @type {[why: string, value: unknown][]} */
const NOT_SERIALIZABLE = [
  ["undefined", undefined],
  ["a function", () => LEAST_ORDER],
  ["a symbol", Symbol("order")],
  ["a bigint", 1n],
  ["a BigInt within", { ...LEAST_ORDER, raw: { a: [1n] } }],
  ["a cycle", cycle()],
  ["a cycle of arrays", cycleOfArrays()],
  [
    "a throwing toJSON",
    {
      ...LEAST_ORDER,
      toJSON: () => {
        throw new Error("no");
      },
    },
  ],
  [
    "a throwing toJSON within",
    {
      ...LEAST_ORDER,
      raw: {
        toJSON: () => {
          throw new Error("no");
        },
      },
    },
  ],
  [
    "a throwing getter",
    {
      ...LEAST_ORDER,
      get status() {
        throw new Error("no");
      },
    },
  ],
  ["an invalid Date", { ...LEAST_ORDER, raw: { toJSON: () => new Date(Number.NaN).toISOString() } }],
  ["a toJSON that gives nothing", { toJSON: () => undefined }],
  ["a revoked proxy", revoked()],
];

describe("not_serializable", () => {
  for (const [why, value] of NOT_SERIALIZABLE) {
    test(why, () => {
      const { valid, issues, issueCount } = validateOrder(value);
      const [{ message, ...issue } = { message: "" }] = issues;
      assert.deepEqual(issue, { code: "not_serializable", severity: "error", path: [], pointer: "" });
      assert.match(message, /^The order .+\.$/);
      assert.deepEqual([valid, issues.length, issueCount], [false, 1, 1]);
    });
  }
});

describe("a value is what JSON.stringify makes of it", () => {
  test("Date objects are date-times, and dates of birth are not", () => {
    const date = new Date("2024-02-29T13:45:00.5Z");
    assert.deepEqual(
      validateOrder({ ...LEAST_ORDER, created_at: date, response_issued_at: date }).issues,
      [],
    );
    assert.deepEqual(codes({ profile_date_of_birth: date }), ["invalid_format"]);
    assert.deepEqual(codes({ created_at: new Date(Number.NaN) }), ["invalid_type"]);
    const [invalid] = validateOrder({ ...LEAST_ORDER, created_at: new Date(Number.NaN) }).issues;
    assert.equal(invalid?.message, "created_at is an invalid Date, which JSON writes as null.");
  });

  test("undefined, functions and symbols are left out, and null in arrays", () => {
    assert.deepEqual(
      codes({ status: undefined, profile_name: () => "a", job_id: Symbol("a"), [Symbol("zzz")]: 1 }),
      [],
    );
    assert.deepEqual(codes({ profile_emails: [undefined, () => 1] }), ["invalid_type", "invalid_type"]);
  });

  test("what is not enumerable, and what is inherited, is left out", () => {
    const order = Object.create({ zzz: 1 });
    Object.assign(order, LEAST_ORDER);
    Object.defineProperty(order, "yyy", { value: 1, enumerable: false });
    assert.deepEqual(validateOrder(order), { valid: true, issues: [], issueCount: 0 });
  });

  test("wrappers are what they wrap; Maps are empty objects", () => {
    assert.deepEqual(
      codes({ profile_name: new String("a"), response_score: new Number(1), raw: new Map([[1, 2]]) }),
      [],
    );
  });

  test("objects of another realm and without prototype are orders", () => {
    const foreign = runInNewContext("({ workspace_id: 'w1', connection_id: 'c1', profile_emails: [1] })");
    assert.deepEqual(
      validateOrder(foreign).issues.map(({ pointer }) => pointer),
      ["/profile_emails/0"],
    );
    assert.equal(validateOrder(Object.assign(Object.create(null), LEAST_ORDER)).valid, true);
  });

  test("half of a surrogate pair is written escaped, and is a string", () => {
    assert.deepEqual(codes({ profile_name: "\ud800", raw: { "\udc00": "\ud800" } }), []);
    for (const part of [
      { response_url: "https://example.com/\ud800" },
      { profile_emails: ["a\ud800@example.com"] },
    ]) {
      assert.deepEqual(codes(part), ["invalid_format"]);
    }
  });

  test("NaN and the infinities are invalid numbers in number fields, null in raw, and null elsewhere", () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      assert.deepEqual(codes({ response_score: number }), ["invalid_number"]);
      assert.deepEqual(codes({ response_attributes: [{ label: "a", type: "NUMBER", score_max: number }] }), [
        "invalid_number",
      ]);
      assert.deepEqual(codes({ raw: number }), []);
      assert.deepEqual(codes({ raw: [{ a: number }] }), []);
      const [issue] = validateOrder({ ...LEAST_ORDER, status: number }).issues;
      assert.deepEqual([issue?.code, issue?.expected], ["invalid_type", "string"]);
    }
  });

  test("what toJSON or a getter makes is read once, so that its NaN is the null that JSON makes of it", () => {
    const made = { ...LEAST_ORDER, response_score: Number.NaN };
    const byGetter = Object.defineProperty({ ...LEAST_ORDER }, "response_score", {
      enumerable: true,
      get: () => Number.NaN,
    });
    for (const order of [{ toJSON: () => made }, byGetter]) {
      assert.deepEqual(
        validateOrder(order).issues.map(({ code, received }) => [code, received]),
        [["invalid_type", "null"]],
      );
    }
  });

  test("what is written by the order's own toJSON is not looked up in the order", () => {
    const order = { response_score: Number.NaN, toJSON: () => ({ ...LEAST_ORDER, response_score: null }) };
    assert.deepEqual(
      validateOrder(order).issues.map(({ code }) => code),
      ["invalid_type"],
    );
  });

  test("a Proxy that refuses a second look changes nothing", () => {
    let looks = 0;
    const handler = {
      getOwnPropertyDescriptor(/** @type {object} */ target, /** @type {string} */ name) {
        if (name === "response_score" && ++looks > 1) throw new Error("seen already");
        return Reflect.getOwnPropertyDescriptor(target, name);
      },
    };
    const order = new Proxy({ ...LEAST_ORDER, response_score: Number.NaN }, handler);
    assert.deepEqual(
      validateOrder(order).issues.map(({ code }) => code),
      ["invalid_type"],
    );
  });

  test("null itself in a number field is an invalid type", () => {
    assert.deepEqual(codes({ response_score: null }), ["invalid_type"]);
  });

  test("a value of very many levels is refused, not a stack overflow", () => {
    /** @type {any} */
    let raw = [];
    for (let level = 0; level < 100_000; level += 1) raw = [raw];
    assert.match(String(codes({ raw })[0]), /^(not_serializable|too_deep)$/);
  });

  test("it is read once and not touched", () => {
    let reads = 0;
    const order = Object.freeze({
      ...LEAST_ORDER,
      get status() {
        reads += 1;
        return reads === 1 ? "OPEN" : "DONE";
      },
    });
    assert.equal(validateOrder(order).valid, true);
    assert.equal(reads, 1);
  });
});

describe("validateOrder agrees with validateOrderJson", () => {
  test("on orders with random damage", () => {
    fc.assert(
      fc.property(damagedOrder(), fc.boolean(), (order, strict) => {
        assertAgreement(order, { strict });
      }),
      { numRuns: 3000 },
    );
  });

  test("on any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => assertAgreement(value, {})),
      { numRuns: 1000 },
    );
  });

  test("on any object with any values, where it can be written", () => {
    const key = fc.oneof(fc.constantFrom(...Object.keys(FULL_ORDER)), fc.string());
    const value = fc.anything({
      withDate: true,
      withBigInt: true,
      withSparseArray: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.dictionary(key, value), (order) => {
        let text;
        try {
          text = JSON.stringify(order);
        } catch {
          assert.deepEqual(
            validateOrder(order).issues.map(({ code }) => code),
            ["not_serializable"],
          );
          return;
        }
        const [own, written] = [validateOrder(order), validateOrderJson(text)];
        assert.deepEqual([own.valid, own.issueCount], [written.valid, written.issueCount]);
        assert.deepEqual(
          own.issues.map(({ pointer }) => pointer),
          written.issues.map(({ pointer }) => pointer),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

/**
 * @param {unknown} value
 * @param {{ strict?: boolean }} options
 */
function assertAgreement(value, options) {
  const { issues, ...rest } = validateOrderJson(JSON.stringify(value), options);
  const unplaced = issues.map(({ offset: _offset, line: _line, column: _column, ...issue }) => issue);
  assert.deepEqual(validateOrder(value, options), { issues: unplaced, ...rest });
}

/** @param {object} part */
function codes(part) {
  return validateOrder({ ...LEAST_ORDER, ...part }).issues.map(({ code }) => code);
}

function cycle() {
  /** @type {any} */
  const order = { ...LEAST_ORDER };
  order.raw = { order };
  return order;
}

function cycleOfArrays() {
  /** @type {unknown[]} */
  const list = [];
  list.push([list]);
  return { ...LEAST_ORDER, profile_emails: list };
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
