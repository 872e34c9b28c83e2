// JSON text: how it may come, how deep it may nest, which keys come twice, which numbers are too large.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { validateOrder, validateOrderJson } from "assessment-order";
import fc from "fast-check";
import { LEAST_ORDER } from "./sample-orders.mjs";

const LEAST = JSON.stringify(LEAST_ORDER);

describe("too_deep", () => {
  /** @type {[where: string, before: string, after: string, depth: number][]} */
  const PLACES = [
    ["in raw", '{"raw":', "}", 1],
    ["in an unknown field", '{"zzz":', "}", 1],
    ["within raw", '{"raw":{"a":[', "]}}", 3],
    ["in a field of another type", '{"status":', "}", 1],
    ["in an array of texts", '{"profile_emails":[', "]}", 2],
    ["in no order at all", "", "", 0],
  ];
  for (const [where, before, after, depth] of PLACES) {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ]) {
      test(`${where}, of ${open}${close}: 128 may be, 129 may not`, () => {
        const text = (levels) =>
          before + open.repeat(levels) + (open === "[" ? "" : "1") + close.repeat(levels) + after;
        const codes = (levels) => validateOrderJson(text(levels)).issues.map(({ code }) => code);
        assert.ok(!codes(128 - depth).includes("too_deep"));
        assert.deepEqual(
          codes(129 - depth).filter((code) => /deep|json/.test(code)),
          ["too_deep"],
        );
        const { valid, issues } = validateOrderJson(text(129 - depth));
        assert.equal(valid, false);
        assert.equal(issues.at(-1)?.offset, before.length + open.length * (128 - depth));
        assert.equal(validateOrder(JSON.parse(text(129 - depth))).issues.at(-1)?.code, "too_deep");
      });
    }
  }

  test("many levels deeper nothing else happens", () => {
    for (const open of ["[", '{"a":', '{"raw":']) {
      const { valid, issues } = validateOrderJson(`{"raw":${open.repeat(200_000)}`);
      assert.deepEqual([valid, issues.at(-1)?.code], [false, "too_deep"]);
    }
  });

  test("depth counts what is open, not what was opened", () => {
    const raw = JSON.stringify(Array.from({ length: 5000 }, () => [[{}]]));
    assert.equal(validateOrderJson(`{"raw":${raw},${LEAST.slice(1)}`).valid, true);
  });
});

describe("duplicate_field", () => {
  /** @type {[why: string, text: string, pointer: string][]} */
  const DUPLICATES = [
    ["a field", '{"status":"OPEN","status":"OPEN"}', "/status"],
    ["a field, escaped", '{"status":"OPEN","st\\u0061tus":"OPEN"}', "/status"],
    ["a field, escaped first", '{"\\u0073tatus":"OPEN","status":"OPEN"}', "/status"],
    ["a required field", '{"workspace_id":"w"}', "/workspace_id"],
    ["an unknown field", '{"zzz":1,"zzz":2}', "/zzz"],
    ["an unknown field, escaped", '{"z/z":1,"z\\/z":2}', "/z~1z"],
    ["an emoji, escaped", '{"🦀":1,"\\ud83e\\uDD80":2}', "/🦀"],

    ["an empty key", '{"":1,"":2}', "/"],
    ["in raw", '{"raw":{"a":1,"a":2}}', "/raw/a"],
    ["deep in raw", '{"raw":[[{"b":{"a":1,"\\u0061":2}}]]}', "/raw/0/0/b/a"],
    ["in an unknown field", '{"zzz":{"a":1,"a":2}}', "/zzz/a"],
    ["in an object of the model", '{"parameters":[{},{"name":"a","name":"a"}]}', "/parameters/1/name"],
    ["in a field of another type", '{"status":{"a":1,"a":1}}', "/status/a"],
    ["a field's name in raw", '{"raw":{"status":1,"status":1}}', "/raw/status"],
  ];
  for (const [why, text, pointer] of DUPLICATES) {
    test(`${why} twice`, () => {
      const { valid, issues } = validateOrderJson(`{${LEAST.slice(1, -1)},${text.slice(1)}`);
      const found = issues.filter(({ code }) => code === "duplicate_field");
      assert.deepEqual(
        found.map(({ severity, pointer: own }) => [severity, own]),
        [["error", pointer]],
      );
      assert.equal(valid, false);
    });
  }

  test("a key thrice is reported twice, each time at the key", () => {
    const text = '{"raw":{"a":1,"a":2, "a":3}}';
    const found = validateOrderJson(text).issues.filter(({ code }) => code === "duplicate_field");
    assert.deepEqual(
      found.map(({ offset }) => offset),
      [14, 21],
    );
  });

  test("half of a surrogate pair twice, escaped", () => {
    const text = `{${LEAST.slice(1, -1)},"raw":{"\\ud800":1,"\\uD800":2,"\\ud801":3}}`;
    assert.deepEqual(
      validateOrderJson(text).issues.map(({ code, line }) => [code, line]),
      [["duplicate_field", 1]],
    );
  });

  test("the same key in different objects, or in another case, is none", () => {
    const text = `{${LEAST.slice(1, -1)},"raw":{"a":{"a":{"a":1}},"A":1,"b":[{"a":1},{"a":1}],"\\u0000":1,"":1," ":1}}`;
    assert.deepEqual(validateOrderJson(text).issues, []);
  });

  test("of very many keys the one that comes twice is found", () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `"k${index}":0`);
    const { issues } = validateOrderJson(`{${LEAST.slice(1, -1)},"raw":{${keys.join()},"k31337":1}}`);
    assert.deepEqual(
      issues.map(({ pointer }) => pointer),
      ["/raw/k31337"],
    );
  });
});

describe("invalid_number", () => {
  const MOST =
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497791";
  const FINITE = [
    "1e308",
    "-1e308",
    "1.7976931348623157e308",
    "1e-400",
    "0e999999999999",
    "-0",
    "5e-324",
    MOST,
    `${MOST}.9`,
    `0.${"0".repeat(400)}1e700`,
  ];
  const INFINITE = [
    "1e309",
    "-1e309",
    "1E400",
    "1e+400",
    "2e308",
    "1.7976931348623159e308",
    `${MOST.slice(0, -1)}2`,
    `1${"0".repeat(309)}`,
    "1e99999999999999999999",
    `0.${"0".repeat(10)}1e400`,
  ];

  /** @type {[where: string, wrap: (number: string) => string][]} */
  const PLACES = [
    ["response_score", (number) => `"response_score":${number}`],
    ["raw", (number) => `"raw":${number}`],
    ["deep in raw", (number) => `"raw":{"a":[1,{"b":${number}}]}`],
    ["an unknown field", (number) => `"zzz":${number}`],
    [
      "an attribute",
      (number) => `"response_attributes":[{"label":"a","type":"NUMBER","score_value":${number}}]`,
    ],
  ];
  for (const [where, wrap] of PLACES) {
    test(`in ${where}: exactly what a double cannot hold`, () => {
      for (const number of [...FINITE, ...INFINITE]) {
        const { issues } = validateOrderJson(`{${LEAST.slice(1, -1)},${wrap(number)}}`);
        const found = issues.filter(({ code }) => code === "invalid_number");
        assert.equal(found.length, Number.isFinite(Number(number)) ? 0 : 1, number);
        if (found[0]) assert.deepEqual([found[0].severity, found[0].expected], ["error", undefined]);
      }
    });
  }

  test("agrees with Number on random digits", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 320 });
    const number = fc
      .tuple(fc.boolean(), digits, fc.option(digits), fc.option(fc.integer({ min: -700, max: 700 })))
      .map(([negative, whole, fraction, exponent]) =>
        [
          negative ? "-" : "",
          whole.replace(/^0+(?=.)/, ""),
          fraction === null ? "" : `.${fraction}`,
          exponent === null ? "" : `e${exponent}`,
        ].join(""),
      );
    fc.assert(
      fc.property(number, (text) => {
        const { valid } = validateOrderJson(`{${LEAST.slice(1, -1)},"raw":${text}}`);
        assert.equal(valid, Number.isFinite(Number(text)), text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the text may come", () => {
  const text = '{"workspace_id":"é🦀","connection_id":7}';
  const bytes = new Uint8Array(Buffer.from(text));
  const padded = new Uint8Array([0xff, ...bytes, 0xff]);

  /** @type {[as: string, input: any][]} */
  const INPUTS = [
    ["a string", text],
    ["a Uint8Array", bytes],
    ["a part of a larger buffer", padded.subarray(1, -1)],
    ["an ArrayBuffer", bytes.buffer],
    ["a Buffer", Buffer.from(text)],
    ["a DataView", new DataView(bytes.buffer)],
    ["a Uint8Array of another realm", runInNewContext("Uint8Array.from(bytes)", { bytes: [...bytes] })],
    [
      "an ArrayBuffer of another realm",
      runInNewContext("Uint8Array.from(bytes).buffer", { bytes: [...bytes] }),
    ],
  ];
  for (const [as, input] of INPUTS) {
    test(`as ${as}`, () => {
      const { issues } = validateOrderJson(input);
      assert.deepEqual(
        issues.map(({ code, offset, column }) => [code, offset, column]),
        [["invalid_type", 41, 39]],
      );
    });
  }

  test("and is left as it is", () => {
    const before = bytes.slice();
    validateOrderJson(bytes);
    assert.deepEqual(bytes, before);
  });

  for (const input of [
    undefined,
    null,
    7,
    true,
    {},
    [],
    [123, 125],
    new String("{}"),
    Symbol("{}"),
    () => "{}",
    new Date(0),
  ]) {
    test(`not as ${String(input?.constructor?.name ?? input)}: a TypeError`, () => {
      assert.throws(() => validateOrderJson(/** @type {any} */ (input)), TypeError);
    });
  }

  test("of many megabytes, again and again", () => {
    for (let round = 0; round < 4; round += 1) {
      const large = `{"raw":"${"é".repeat(3_000_000)}",${LEAST.slice(1)}`;
      assert.deepEqual(validateOrderJson(large), { valid: true, issues: [], issueCount: 0 });
      assert.deepEqual(validateOrderJson(LEAST), { valid: true, issues: [], issueCount: 0 });
    }
  });
});
