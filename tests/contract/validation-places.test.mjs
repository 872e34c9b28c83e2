// Where an issue stands in JSON text: bytes from 0; lines and columns as editors count.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validateOrderJson } from "assessment-order";

/** Each text marks with » where its issue of that code stands. @type {[why: string, code: string, marked: string][]} */
const PLACES = [
  ["a value", "invalid_type", '{"status": »7}'],
  ["a value in the third line", "invalid_value", '{\n  "a": 1,\n  "status": »"x"\n}'],
  ["after CRLF", "invalid_value", '{\r\n  "a": 1,\r\n  "status": »"x"\r\n}'],
  ["after CR alone, which ends no line", "invalid_value", '{\r"status": »"x"}'],
  ["after tabs", "invalid_value", '{\n\t\t"status":\t»"x"\n}'],
  ["after two-byte characters", "invalid_type", '{"éé": "é", "status": »7}'],
  ["after three-byte characters", "invalid_type", '{"€": "例え", "status": »7}'],
  ["after an emoji", "invalid_type", '{"🦀": "🦀🦀", "status": »7}'],
  ["after a family of emoji", "invalid_type", '{"a": "👩‍👩‍👧", "status": »7}'],
  ["after a line separator, which ends no line", "invalid_type", '{"a": "\u2028\u2029\u0085", "status": »7}'],
  ["after an escaped line feed", "invalid_type", '{"a": "\\n", "status": »7}'],
  ["an item", "invalid_type", '{"profile_emails": ["a@b.example", »7]}'],
  ["a format", "invalid_format", '{"profile_date_of_birth": »"x"}'],
  ["an unsafe URL", "unsafe_url", '{\n"target_url":\n»"javascript:x"}'],
  ["an empty id", "empty", '{"workspace_id": »""}'],
  ["an unknown field: the key", "unknown_field", '{"status": "OPEN",\n »"zzz" : {"a": [1]}}'],
  ["a duplicate: the second key", "duplicate_field", '{"raw": {"é": 1,\n »"é" : 2}}'],
  [
    "required: the object",
    "required",
    '{"workspace_id": "w", "connection_id": "c", "response_attributes": [ »{ "type": "TEXT" }]}',
  ],
  ["required: the order", "required", ' \n »{"workspace_id": "w"}'],
  ["a number that is too large", "invalid_number", '{"raw": [1, »1e400]}'],
  ["inconsistent: the former", "inconsistent", '{"response_max_score": 1, "response_score": »2}'],
  ["no JSON: the offending byte", "invalid_json", '{"é": »x}'],
  ["no JSON: the end", "invalid_json", '{"🦀": 1\n»'],
  ["no JSON: within a string", "invalid_json", '{"🦀": "é»\u0001"}'],
  [
    "a fault far below",
    "invalid_type",
    `{${'"a":\n'.repeat(1)}1,${"\n".repeat(5000)}"status":${" ".repeat(5000)}»7}`,
  ],
];

for (const [why, code, marked] of PLACES) {
  test(`${why} (${code})`, () => {
    const start = marked.indexOf("»");
    const [before, text] = [marked.slice(0, start), marked.replace("»", "")];
    const expected = {
      offset: Buffer.byteLength(before),
      line: before.split("\n").length,
      column: before.length - before.lastIndexOf("\n"),
    };
    for (const input of [text, Buffer.from(text)]) {
      const issue = validateOrderJson(input).issues.find((found) => found.code === code);
      assert.deepEqual({ offset: issue?.offset, line: issue?.line, column: issue?.column }, expected);
    }
  });
}

test("every issue of a text has a place", () => {
  const { issues } = validateOrderJson(
    '{"status":1,"zzz":1,"profile_emails":["x"],"raw":{"a":1,"a":2},"response_score":1e999 ',
  );
  assert.equal(issues.length, 6);
  for (const { offset, line, column } of issues) {
    for (const number of [offset, line, column]) assert.ok(Number.isInteger(number));
  }
});
