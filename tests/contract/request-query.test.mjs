// Query: `fields` once for each field, `raw` once, both left out when empty.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createUpdateRequest, InvalidRequestError, ORDER_FIELDS, updateOrder } from "assessment-order";
import { startRecordingServer } from "./recording-server.mjs";
import { rejectionOf } from "./rejection.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };

/** @type {[why: string, part: any, query: string][]} */
const SENT = [
  ["no fields and no raw", {}, ""],
  ["empty fields", { fields: [] }, ""],
  ["an empty raw string", { raw: "" }, ""],
  ["an empty raw object", { raw: {} }, ""],
  ["fields and raw that are undefined", { fields: undefined, raw: undefined }, ""],
  ["one field", { fields: ["id"] }, "?fields=id"],
  ["two fields", { fields: ["id", "status"] }, "?fields=id&fields=status"],
  ["fields in the caller's order", { fields: ["status", "id"] }, "?fields=status&fields=id"],
  ["a field twice", { fields: ["id", "status", "id", "id"] }, "?fields=id&fields=status"],
  [
    "all 41 fields",
    { fields: [...ORDER_FIELDS] },
    `?${ORDER_FIELDS.map((field) => `fields=${field}`).join("&")}`,
  ],
  ["a raw string", { raw: "foo=bar&zoo=bar" }, "?raw=foo%3Dbar%26zoo%3Dbar"],
  ["a raw object", { raw: { foo: "bar", zoo: "bar" } }, "?raw=foo%3Dbar%26zoo%3Dbar"],
  ["a raw string that is encoded already", { raw: "a=%26" }, "?raw=a%3D%2526"],
  [
    "a raw string with all that means something",
    { raw: "?a+b#c;d/é🦀" },
    "?raw=%3Fa%2Bb%23c%3Bd%2F%C3%A9%F0%9F%A6%80",
  ],
  [
    "raw keys and values with separators",
    { raw: { "a&b": "c=d", e: "f g" } },
    "?raw=a%2526b%3Dc%253Dd%26e%3Df%2520g",
  ],
  ["raw values with !*'()", { raw: { a: "!*'()" } }, "?raw=a%3D%2521%252A%2527%2528%2529"],
  ["an empty raw key and an empty raw value", { raw: { "": "x", y: "" } }, "?raw=%3Dx%26y%3D"],
  ["a raw key of an object's own", { raw: JSON.parse('{"__proto__":"x"}') }, "?raw=__proto__%3Dx"],
  ["fields before raw", { raw: "a=b", fields: ["raw"] }, "?fields=raw&raw=a%3Db"],
];

/** @type {[why: string, option: string, part: any][]} */
const REFUSED = [
  ["a field that is none", "fields", { fields: ["id", "nmae"] }],
  ["a field in another case", "fields", { fields: ["ID"] }],
  ["an empty field", "fields", { fields: [""] }],
  ["a field of another object", "fields", { fields: ["label"] }],
  ["a field with a separator", "fields", { fields: ["id&raw=x"] }],
  ["a field that is no string", "fields", { fields: [7] }],
  ["fields that are one string", "fields", { fields: "id" }],
  ["fields that are an object", "fields", { fields: { 0: "id" } }],
  ["fields that are null", "fields", { fields: null }],
  ["a raw number", "raw", { raw: 7 }],
  ["raw names without values", "raw", { raw: ["a", "b", "c"] }],
  ["raw pairs of three", "raw", { raw: [["a", "b", "c"]] }],
  ["a raw string in an object", "raw", { raw: new String("foo=bar") }],
  ["a raw that is null", "raw", { raw: null }],
  ["a raw that is still awaited", "raw", { raw: Promise.resolve("a=b") }],
  ["a raw Date", "raw", { raw: new Date() }],
  ["a raw value that is a number", "raw", { raw: { a: 7 } }],
  ["a raw value that is undefined", "raw", { raw: { a: undefined } }],
  ["a raw value that is an object", "raw", { raw: { a: {} } }],
  ["half a surrogate pair in raw", "raw", { raw: "\ud800" }],
  ["half a surrogate pair in a raw key", "raw", { raw: { "\ud800": "a" } }],
  ["half a surrogate pair in a raw value", "raw", { raw: { a: "\ud800" } }],
];

describe("the query", () => {
  for (const [why, part, query] of SENT) {
    test(`${why}: ${query.slice(0, 60) || "none"}`, async (t) => {
      const server = await startRecordingServer(t);
      await updateOrder({ ...UPDATE, ...part }, { baseUrl: server.url });
      assert.equal(server.received[0]?.line, `PUT /assessment/c1/order/o1${query} HTTP/1.1`);
    });
  }

  for (const [why, option, part] of REFUSED) {
    test(`${why} is refused, and nothing is sent`, async (t) => {
      const server = await startRecordingServer(t);
      const error = await rejectionOf(updateOrder({ ...UPDATE, ...part }, { baseUrl: server.url }));
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.equal(error.option, option);
      assert.equal(server.connections.length, 0);
    });
  }

  test("halves of a surrogate pair in fields do not join, and nothing of the order is quoted", () => {
    for (const fields of [["\ud83d"], ["\ud83d", "\ude00"], ["id", "\ud83d", "\ude00"]]) {
      const update = { ...UPDATE, fields: /** @type {any} */ (fields), order: { reference: "hush" } };
      assert.throws(
        () => createUpdateRequest(update, { baseUrl: "https://example.com" }),
        (error) =>
          error instanceof InvalidRequestError &&
          error.option === "fields" &&
          !/hush|reference/.test(error.message),
      );
    }
  });

  test("raw in a form that holds its parameters elsewhere is not silently dropped", async (t) => {
    const server = await startRecordingServer(t);
    for (const raw of [new URLSearchParams("a=b"), new Map([["a", "b"]])]) {
      const sent = updateOrder({ ...UPDATE, raw: /** @type {any} */ (raw) }, { baseUrl: server.url });
      const [outcome] = await Promise.allSettled([sent]);
      if (outcome.status === "rejected") assert.equal(outcome.reason.option, "raw");
      else assert.match(String(server.received.at(-1)?.line), /\?raw=a%3Db /);
    }
  });
});
