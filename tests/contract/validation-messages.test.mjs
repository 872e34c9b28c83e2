// Messages: one clear sentence that quotes little, and of a national identifier nothing.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  OrderValidationError,
  parseOrder,
  updateOrder,
  validateOrder,
  validateOrderJson,
} from "assessment-order";
import fc from "fast-check";
import { rejectionOf, thrownBy } from "./rejection.mjs";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

const SECRET = "078-05-1120";

/** @type {[why: string, part: object, message: RegExp][]} */
const SENTENCES = [
  ["invalid_type", { status: 7 }, /^status must be a string, not a number\.$/],
  ["null", { job_id: null }, /^job_id must be a string, not null; leave the field out/],
  ["an item", { profile_emails: [7] }, /^profile_emails\[0\] must be a string, not a number\.$/],
  [
    "a member of an item",
    { response_attributes: [{ label: 1, type: "TEXT" }] },
    /^response_attributes\[0\]\.label must be a string/,
  ],
  ["required", { workspace_id: undefined }, /^workspace_id is required\.$/],
  ["empty", { workspace_id: "" }, /^workspace_id must not be empty\.$/],
  [
    "invalid_value",
    { status: "compelted" },
    /^status must be one of OPEN, IN_PROGRESS, COMPLETED, FAILED, REJECTED, not "compelted".*COMPLETED/,
  ],
  ["unknown_field", { jobId: 1 }, /"jobId".*job_id/],
  ["NaN", { response_score: Number.NaN }, /^response_score must be a finite number, not NaN/],
  [
    "NaN in an item",
    { response_attributes: [{ label: "a", type: "NUMBER", score_value: Number.NaN }] },
    /^response_attributes\[0\]\.score_value must be a finite number/,
  ],
  ["a date", { created_at: "tomorrow" }, /^created_at must be .*RFC 3339.*"tomorrow"/],
  ["a URL", { response_url: "x" }, /^response_url must be an absolute URL/],
  [
    "an unsafe URL",
    { response_url: "javascript:1" },
    /^response_url must not be a javascript:, data: or vbscript: URL/,
  ],
  ["an IPv6 address", { profile_ip_address: "::1" }, /^profile_ip_address is an IPv6 address/],
  [
    "inconsistent",
    { response_score: 2, response_max_score: 1 },
    /^response_score is above response_max_score\.$/,
  ],
];

describe("a message", () => {
  for (const [why, part, message] of SENTENCES) {
    test(`says it: ${why}`, () => {
      const [issue] = validateOrder({ ...LEAST_ORDER, ...part }).issues;
      assert.match(String(issue?.message), message);
    });
  }

  test("is one line, and holds nothing that disturbs a log", () => {
    const text = "a\n\u001b[31m\r\0\u0085\u2028\u2029\u202eb";
    const order = {
      ...LEAST_ORDER,
      status: text,
      created_at: text,
      [text]: 1,
      response_url: text,
      profile_emails: [text],
    };
    const { issues } = validateOrder(order);
    assert.equal(issues.length, 5);
    for (const { message } of issues)
      assert.doesNotMatch(message, /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  });

  test("quotes at most 40 characters of a value or key", () => {
    // Letters that no message of ours has, so that what is quoted can be counted.
    const long = "ЖЩЪЫЮЯ".repeat(50);
    const order = {
      ...LEAST_ORDER,
      status: long,
      created_at: long,
      [long]: 1,
      response_url: `${long}:`,
      profile_emails: [long],
      profile_date_of_birth: long,
      parameters: [{ [long]: 1 }],
      profile_ip_address: long,
      profile_gender: long,
    };
    const texts = [
      JSON.stringify(order),
      `{"${long}":1,"${long}":2}`,
      `{"raw":{"${long}":1,"${long}":2}}`,
      `{"status":"${long}`,
      `{"${long}`,
      `{"status":${long}}`,
    ];
    const messages = texts.flatMap((text) => validateOrderJson(text).issues.map(({ message }) => message));
    assert.ok(messages.length > 12);
    for (const message of messages)
      assert.ok([...message].filter((letter) => long.includes(letter)).length <= 40, message);
  });

  test("cuts between characters", () => {
    const [issue] = validateOrder({ ...LEAST_ORDER, status: "🦀".repeat(60) }).issues;
    assert.equal((issue?.message.match(/🦀/g) ?? []).length, 40);
    assert.ok(!/\p{Surrogate}/u.test(String(issue?.message)));
  });
});

describe("of profile_national_identifier nothing is quoted", () => {
  const MISSPELT = [
    "profile_national_identifier",
    "profile_national_identifer",
    "profileNationalIdentifier",
    "Profile_National_Identifier",
    "PROFILE_NATIONAL_IDENTIFIER",
    "profile-national-identifier",
    "national_identifier",
    "nationalId",
    "ssn",
    "profile_national_identifier ",
  ];
  /** @type {unknown[]} */
  const VALUES = [
    SECRET,
    Number(SECRET.replaceAll("-", "")),
    [SECRET],
    { [SECRET]: SECRET },
    { a: [SECRET] },
    SECRET.repeat(20),
  ];

  test("whatever its key and its value", () => {
    for (const key of MISSPELT)
      for (const value of VALUES) assertUnquoted(JSON.stringify({ ...LEAST_ORDER, [key]: value }));
  });

  test("where the text breaks off or is damaged around it", () => {
    for (const key of MISSPELT) {
      const text = `{"${key}":"${SECRET}","status":"OPEN"}`;
      for (let end = 0; end < text.length; end += 1) assertUnquoted(text.slice(0, end));
      for (let at = 0; at < text.length; at += 1)
        assertUnquoted(`${text.slice(0, at)}\u0001${text.slice(at)}`);
    }
  });

  test("where it comes twice, also within", () => {
    for (const key of MISSPELT) {
      assertUnquoted(`{"${key}":"${SECRET}","${key}":"${SECRET}"}`);
      assertUnquoted(`{"${key}":{"${SECRET}":1,"${SECRET}":2}}`);
      assertUnquoted(`{"${key}":[[{"${SECRET}":{"x":1,"x":1e999}}]]}`);
    }
  });

  test("nor in the errors made of the issues", async () => {
    for (const key of MISSPELT) {
      const order = /** @type {any} */ ({
        [key]: SECRET,
        status: "x",
        raw: { profile_national_identifier: SECRET },
      });
      const errors = [
        thrownBy(() => parseOrder(JSON.stringify(order))),
        await rejectionOf(
          updateOrder({ connectionId: "c", id: "o", order }, { baseUrl: "http://127.0.0.1:9" }),
        ),
      ];
      for (const error of errors) {
        assert.ok(error instanceof OrderValidationError, String(error));
        assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes(SECRET), key);
      }
    }
  });

  test("in random company", () => {
    const value = fc.oneof(
      fc.constant(SECRET),
      fc.constant([SECRET]),
      fc.constant({ x: SECRET }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...MISSPELT),
        value,
        fc.nat(2000),
        fc.uint8Array({ maxLength: 2 }),
        (key, own, at, damage) => {
          const bytes = Buffer.from(JSON.stringify({ ...FULL_ORDER, [key]: own }));
          damage.forEach((byte, index) => {
            bytes[(at + index) % bytes.length] = byte;
          });
          assertUnquoted(bytes);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** @param {string | Uint8Array} text */
function assertUnquoted(text) {
  for (const { message } of validateOrderJson(text, { maxIssues: 1000 }).issues) {
    assert.doesNotMatch(message, /078|1120/);
  }
}
