// Which JSON types each field takes, and what is said of the others.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ORDER_FIELDS, validateOrder } from "assessment-order";
import { issuesOf, summary } from "./expected-issues.mjs";

/** The kinds of fields, with what is not of them, and how that is received. */
const TYPES = {
  string: { expected: "string", wrong: [1, 12, true, {}, [], null] },
  number: { expected: "number", wrong: ["1", true, {}, [], null] },
  array: { expected: "array", wrong: ["a", 1, true, {}, null] },
};

/** @type {Record<keyof typeof TYPES, string[]>} */
const FIELDS = {
  number: ["response_score", "response_max_score"],
  array: [
    "parameters",
    "profile_addresses",
    "profile_emails",
    "profile_telephones",
    "profile_social_media_urls",
    "response_download_urls",
    "response_details",
    "response_attributes",
  ],
  string: [],
};
FIELDS.string = ORDER_FIELDS.filter(
  (field) => field !== "raw" && !FIELDS.number.includes(field) && !FIELDS.array.includes(field),
);

/** @type {[within: string, value: (wrong: unknown) => object, pointer: string, expected: "string" | "boolean" | "number" | "object"][]} */
const NESTED = [
  ...["profile_emails", "profile_telephones", "profile_social_media_urls", "response_download_urls"].map(
    (field) => item(field, "string"),
  ),
  ...["parameters", "profile_addresses", "response_details", "response_attributes"].map((field) =>
    item(field, "object"),
  ),
  ...["parameter_id", "name"].map((field) => member("parameters", field, "string")),
  member("parameters", "inputs", /** @type {any} */ ("array")),
  ...["address1", "address2", "city", "region", "region_code", "postal_code", "country", "country_code"].map(
    (field) => member("profile_addresses", field, "string"),
  ),
  ...["title", "text", "parameter_id", "download_url"].map((field) =>
    member("response_details", field, "string"),
  ),
  ...["is_private", "is_failed_reason"].map((field) => member("response_details", field, "boolean")),
  ...["label", "type", "value", "reference", "status"].map((field) =>
    member("response_attributes", field, "string"),
  ),
  ...["score_value", "score_max"].map((field) => member("response_attributes", field, "number")),
  ["inputs", (wrong) => ({ parameters: [{ inputs: ["a", wrong] }] }), "/parameters/0/inputs/1", "string"],
];

const OF_ANY_TYPE = { string: "a", number: 1, boolean: true, object: {}, array: [], null: null };

describe("invalid_type", () => {
  for (const [kind, { expected, wrong }] of Object.entries(TYPES)) {
    for (const field of FIELDS[/** @type {keyof typeof TYPES} */ (kind)]) {
      test(`${field} takes only a${/^[a]/.test(expected) ? "n" : ""} ${expected}`, () => {
        for (const value of wrong) {
          assert.deepEqual(summary(issuesOf({ [field]: value })), [
            {
              code: "invalid_type",
              severity: "error",
              path: [field],
              pointer: `/${field}`,
              expected,
              received: typeOf(value),
            },
          ]);
        }
      });
    }
  }

  for (const [name, within, pointer, expected] of NESTED) {
    test(`${pointer} (${name}) takes only ${expected}`, () => {
      for (const [received, value] of Object.entries(OF_ANY_TYPE)) {
        if (received === expected) continue;
        const found = issuesOf(within(value)).filter((issue) => issue.code === "invalid_type");
        const path = pointer
          .slice(1)
          .split("/")
          .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
        assert.deepEqual(summary(found), [
          { code: "invalid_type", severity: "error", path, pointer, expected, received },
        ]);
      }
    });
  }

  test("the order itself must be an object", () => {
    for (const [received, value] of Object.entries(OF_ANY_TYPE)) {
      if (received === "object") continue;
      assert.deepEqual(summary(validateOrder(value).issues), [
        { code: "invalid_type", severity: "error", path: [], pointer: "", expected: "object", received },
      ]);
    }
  });

  test("null in an optional field: leave the field out", () => {
    for (const part of [
      { id: null },
      { response_score: null },
      { parameters: null },
      { parameters: [{ name: null }] },
    ]) {
      assert.match(issuesOf(part)[0]?.message ?? "", /leave the field out/);
    }
    for (const part of [
      { workspace_id: null },
      { profile_emails: [null] },
      { response_attributes: [{ label: null, type: "TEXT" }] },
    ]) {
      assert.doesNotMatch(issuesOf(part)[0]?.message ?? "", /leave the field out/);
    }
  });
});

/** @param {unknown} value */
function typeOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** @param {string} field @param {"string" | "object"} expected @returns {any} */
function item(field, expected) {
  return [field, (/** @type {unknown} */ wrong) => ({ [field]: [wrong] }), `/${field}/0`, expected];
}

/** @param {string} holder @param {string} field @param {string} expected @returns {any} */
function member(holder, field, expected) {
  return [
    field,
    (/** @type {unknown} */ wrong) => ({ [holder]: [{ [field]: wrong }] }),
    `/${holder}/0/${field}`,
    expected,
  ];
}
