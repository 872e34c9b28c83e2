// What is JSON, and where it stops to be.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateOrderJson } from "assessment-order";
import fc from "fast-check";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

const LEAST = JSON.stringify(LEAST_ORDER);

/** @type {[why: string, text: string, offset: number][]} */
const FAULTS = [
  ["nothing", "", 0],
  ["blanks alone", " \n\t\r ", 5],
  ["an object that ends early", "{", 1],
  ["a key that ends early", '{"workspace_id', 14],
  ["a key alone", '{"a"', 4],
  ["no value", '{"a":', 5],
  ["no colon", '{"a" 1}', 5],
  ["no comma", '{"a":1 "b":2}', 7],
  ["a comma too many in an object", '{"a":1,}', 7],
  ["a comma too many in an array", '{"a":[1,]}', 8],
  ["a comma at the start", "{,}", 1],
  ["a key without quotes", "{a:1}", 1],
  ["a key in single quotes", "{'a':1}", 1],
  ["a number for a key", "{1:1}", 1],
  ["something after the order", "{} x", 3],
  ["two orders", "{}{}", 2],
  ["a comment", "{} // x", 3],
  ["an unknown word", '{"a":nul}', 8],
  ["a word in capitals", '{"a":True}', 5],
  ["NaN", '{"a":NaN}', 5],
  ["Infinity", '{"a":Infinity}', 5],
  ["undefined", '{"a":undefined}', 5],
  ["a plus", '{"a":+1}', 5],
  ["a minus alone", '{"a":-}', 6],
  ["a needless zero", '{"a":01}', 6],
  ["a point alone", '{"a":.5}', 5],
  ["a point at the end", '{"a":1.}', 7],
  ["an exponent without digits", '{"a":1e}', 7],
  ["an exponent with a sign alone", '{"a":1e+}', 8],
  ["hexadecimal digits", '{"a":0x1}', 6],
  ["an unknown escape", '{"a":"\\x"}', 7],
  ["too few hexadecimal digits", '{"a":"\\u12G4"}', 10],
  ["a bare line feed in a string", '{"a":"\n"}', 6],
  ["a bare tab in a key", '{"\t":1}', 2],
  ["a bare NUL in a string", '{"a":"\0"}', 6],
  ["an open string", '{"a":"b', 7],
  ["a blank that is none", '{\u00a0"a":1}', 1],
  ["a line separator between values", '{\u2028"a":1}', 1],
  ["a byte order mark", `\ufeff${LEAST}`, 0],
  ["a bracket for a brace", '{"a":1]', 6],
];

describe("invalid_json", () => {
  for (const [why, text, offset] of FAULTS) {
    test(`${why}: at the byte ${offset}`, () => {
      assert.throws(() => JSON.parse(text), SyntaxError);
      const inputs = [text, Buffer.from(text), new Uint8Array(Buffer.from(text)).buffer];
      for (const input of inputs) {
        const { valid, issues } = validateOrderJson(input);
        const last = issues.at(-1);
        assert.deepEqual(
          [valid, last?.code, last?.severity, last?.offset],
          [false, "invalid_json", "error", offset],
        );
        assert.equal(issues.filter(({ code }) => code === "invalid_json").length, 1);
      }
    });
  }

  /** @type {[why: string, bytes: number[], offset: number][]} */
  const NO_UTF8 = [
    ["a lone continuation byte", [0x80], 0],
    ["a sequence cut short", [0xe2, 0x82], 0],
    ["an overlong slash", [0xc0, 0xaf], 0],
    ["half a surrogate pair", [0xed, 0xa0, 0x80], 0],
    ["beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80], 0],
    ["a byte that never occurs", [0xff], 0],
    ["after a valid character", [0xc3, 0xa9, 0xff], 2],
  ];
  for (const [why, bytes, offset] of NO_UTF8) {
    test(`no UTF-8: ${why}`, () => {
      for (const [before, after] of [
        ['{"workspace_id":"', '"}'],
        ['{"', '":1}'],
        ['{"a":{"', '":1}}'],
        ["{", "}"],
        ["", ""],
        ["{}", ""],
      ]) {
        const input = Buffer.concat([
          Buffer.from(String(before)),
          Buffer.from(bytes),
          Buffer.from(String(after)),
        ]);
        const last = validateOrderJson(input).issues.at(-1);
        const inString = String(before).endsWith('"');
        assert.deepEqual(
          [last?.code, last?.offset],
          ["invalid_json", String(before).length + (inString ? offset : 0)],
        );
      }
    });
  }

  test("half a surrogate pair in a string is refused, wherever it is", () => {
    for (const half of ["\ud800", "\udc00", "\udc00\ud800"]) {
      for (const [before, after] of [
        ['{"é":"', '"}'],
        ['{"', '":1}'],
        ["", "{}"],
        [`${LEAST} `, ""],
      ]) {
        const { valid, issues } = validateOrderJson(`${before}${half}${after}`);
        const last = issues.at(-1);
        assert.deepEqual(
          [valid, last?.code, last?.offset],
          [false, "invalid_json", Buffer.byteLength(String(before))],
        );
      }
    }
  });

  test("a whole pair, and half of one that is escaped, are JSON", () => {
    for (const text of ["🦀", "\\ud83e\\udd80", "\\ud800", "\\udc00\\ud800"]) {
      assert.equal(validateOrderJson(`{"workspace_id":"${text}","connection_id":"c"}`).valid, true);
    }
  });

  test("what comes before the fault is reported, nothing of what comes after", () => {
    const { issues } = validateOrderJson(
      '{"zzz":1,"status":"x","response_attributes":[{"type":1}, oops, {"label":1}],"job_id":1}',
    );
    assert.deepEqual(
      issues.map(({ code, pointer }) => `${code} ${pointer}`),
      [
        "unknown_field /zzz",
        "invalid_value /status",
        "required /response_attributes/0/label",
        "invalid_type /response_attributes/0/type",
        "invalid_json /response_attributes/1",
      ],
    );
  });

  test("the path of a fault leads to something that is there", () => {
    /** @type {[text: string, pointer: string][]} */
    const faults = [
      ["", ""],
      ["{", ""],
      ["{,}", ""],
      ['{"workspace_id":"w","conn', ""],
      ['{"a":{"b":1,"c', "/a"],
      ['{"a":[{"b":1,c:2}]}', "/a/0"],
      ['{"a":{"b":nul', "/a/b"],
    ];
    for (const [text, pointer] of faults)
      assert.equal(validateOrderJson(text).issues.at(-1)?.pointer, pointer, text);
  });

  test("as JSON.parse after a fatal TextDecoder, whatever is done to the bytes", () => {
    const seeds = [FULL_ORDER, LEAST_ORDER].map((order) => Buffer.from(JSON.stringify(order, null, 1)));
    const damage = fc.record({
      kind: fc.constantFrom("replace", "insert", "remove", "cut", "repeat"),
      at: fc.nat(4096),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom(
          ...[
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            '"',
            "\\",
            "\\u00",
            "\\ud800",
            "0",
            "-",
            "1e999",
            ".",
            "e",
            " ",
            "\n",
            "null",
            "é",
            "🦀",
            "\ufeff",
            "\u2028",
            "\0",
          ].map((text) => new Uint8Array(Buffer.from(text))),
        ),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        (seed, damages) => {
          const bytes = damages.reduce(damaged, seed);
          assert.equal(isJson(validateOrderJson(bytes).issues), canBeParsed(bytes), bytes.toString("latin1"));
        },
      ),
      { numRuns: 6000 },
    );
  });

  test("as JSON.parse, for any short string over JSON's own alphabet", () => {
    const piece = fc.constantFrom(
      ...'{}[],:"\\/bfnrtu0123456789aeE+-. \n\t',
      "true",
      "false",
      "null",
      "\ud800",
      "\udc00",
      "é",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const accepted = text.isWellFormed?.() !== false && canBeParsed(Buffer.from(text));
        assert.equal(isJson(validateOrderJson(text).issues), accepted, JSON.stringify(text));
      }),
      { numRuns: 6000 },
    );
  });

  test("any JSON that JSON.stringify writes is JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, "\t"), (value, indent) => {
        assert.ok(isJson(validateOrderJson(JSON.stringify(value, null, indent)).issues));
      }),
      { numRuns: 500 },
    );
  });
});

/**
 * @param {Buffer} bytes
 * @param {{ kind: string, at: number, bytes: Uint8Array }} damage
 */
function damaged(bytes, { kind, at, bytes: added }) {
  const start = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
  switch (kind) {
    case "insert":
      return Buffer.concat([before, added, after]);
    case "remove":
      return Buffer.concat([before, after.subarray(added.length)]);
    case "cut":
      return Buffer.from(before);
    case "repeat":
      return Buffer.concat([before, after.subarray(0, 12), after]);
    default:
      return Buffer.concat([before, added, after.subarray(added.length)]);
  }
}

/** @param {Uint8Array} bytes */
function canBeParsed(bytes) {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** @param {{ code: string }[]} issues */
function isJson(issues) {
  return !issues.some(({ code }) => code === "invalid_json");
}
