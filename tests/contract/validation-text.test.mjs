// JSON text: what is JSON, how deep it may nest, which keys come twice, which numbers are too large.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { validateOrder, validateOrderJson } from "assessment-order";
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
