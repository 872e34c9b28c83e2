// The JSON Schema says all that a schema can say, and agrees with the validator on it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { ORDER_FIELDS, orderJsonSchema, orderSchema, validateOrder } from "assessment-order";
import fc from "fast-check";
import { damagedOrder } from "./damaged-orders.mjs";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

const FILE = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("assessment-order/schema.json")), "utf8"),
);
const OF_FILE = addFormats.default(new Ajv2020.default({ strict: true, allErrors: true })).compile(FILE);

describe("the schema", () => {
  test("is the same in the file, in orderJsonSchema and in orderSchema", () => {
    assert.deepEqual(orderJsonSchema, FILE);
    assert.deepEqual(orderSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }), FILE);
  });

  test("names the 41 fields in their order, and requires the two ids", () => {
    assert.deepEqual(Object.keys(FILE.properties), [...ORDER_FIELDS]);
    assert.deepEqual(FILE.required.toSorted(), ["connection_id", "workspace_id"]);
  });

  test("is a valid schema of its draft", () => {
    assert.equal(new Ajv2020.default().validateSchema(FILE), true);
  });

  test("lets through what is in order", () => {
    for (const order of [
      FULL_ORDER,
      LEAST_ORDER,
      { ...LEAST_ORDER, zzz: 1 },
      { ...LEAST_ORDER, profile_ip_address: "::1" },
    ]) {
      assert.equal(OF_FILE(order), true, JSON.stringify(OF_FILE.errors));
    }
  });

  test("has no pattern that a text can keep busy", () => {
    const patterns = patternsIn(FILE).map((pattern) => new RegExp(pattern));
    assert.ok(patterns.length > 10);
    const texts = [...tediousTexts()];
    // Of all that runs in one task, nothing else can be ended.
    runInNewContext(
      "for (const text of texts) for (const pattern of patterns) pattern.test(text)",
      { texts, patterns },
      { timeout: 60_000 },
    );
  });

  test("agrees with the validator on orders with random damage", () => {
    agree(OF_FILE, 6000);
  });

  test("agrees in draft 7 too", () => {
    const schema = orderSchema["~standard"].jsonSchema.output({ target: "draft-07" });
    agree(addFormats.default(new Ajv.default({ strict: true, allErrors: true })).compile(schema), 1500);
  });

  test("agrees in the form for OpenAPI 3.0 too", () => {
    const schema = orderSchema["~standard"].jsonSchema.input({ target: "openapi-3.0" });
    assert.ok(!JSON.stringify(schema).includes('"$'), "It refers to nothing.");
    const ajv = addFormats
      .default(new Ajv.default({ strict: true, allErrors: true }))
      .addVocabulary(["example"]);
    agree(ajv.compile(schema), 1500);
  });

  test("is each time another object", () => {
    const once = orderSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    delete once["properties"];
    assert.deepEqual(orderSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }), FILE);
  });

  test("has no form for other targets", () => {
    assert.throws(() => orderSchema["~standard"].jsonSchema.input({ target: "draft-04" }), /draft-04/);
  });
});

/**
 * Every regular expression of a schema.
 *
 * @param {unknown} schema
 * @returns {string[]}
 */
function patternsIn(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "pattern" && typeof value === "string" ? [value] : patternsIn(value),
  );
}

/** Long texts that begin as a format does and end as none: what takes time that grows with their square takes minutes. */
function* tediousTexts() {
  for (const beginning of ["", "a:", "http://", "a:?", "a@", '"', "2024-01-01T00:00:00."]) {
    for (const piece of [
      "#",
      "@",
      "a",
      ".",
      "a.",
      "0",
      ":",
      "::",
      "%41",
      "/",
      '"',
      "\\",
      "@a.",
      "@[",
      "?",
      "-",
      "é",
    ]) {
      for (const end of ["", "!", " ", "\u0101", "\ue000"]) yield beginning + piece.repeat(50_000) + end;
    }
  }
}

/**
 * @param {import("ajv").ValidateFunction} schema
 * @param {number} numRuns
 */
function agree(schema, numRuns) {
  fc.assert(
    fc.property(damagedOrder(), (order) => {
      schema(order);
      const found = new Set((schema.errors ?? []).map(pointerOf));
      const faults = faultsOf(order).filter(
        (pointer) => found.has(pointer) || !isBeyondAPattern(order, pointer),
      );
      assert.deepEqual([...found].toSorted(), faults.toSorted(), JSON.stringify(schema.errors));
    }),
    { numRuns },
  );
}

/** Where the validator finds errors that a schema can speak of. @param {unknown} order */
function faultsOf(order) {
  const { issues } = validateOrder(order, { maxIssues: 1000 });
  const errors = issues.filter(({ severity }) => severity === "error");
  return [...new Set(errors.map(({ pointer }) => pointer))];
}

/**
 * Whether a text is at fault for what a pattern cannot say in every engine: the octets of an e-mail address beyond
 * ASCII, and which characters beyond U+FFFF a link may hold.
 *
 * @param {any} order
 * @param {string} pointer without escapes: no field has a name that needs one
 */
function isBeyondAPattern(order, pointer) {
  const text = pointer
    .slice(1)
    .split("/")
    .reduce((value, step) => value?.[step], order);
  if (typeof text !== "string") return false;
  if (pointer.startsWith("/profile_emails/")) return Buffer.byteLength(text) > Math.max(63, text.length);
  return hasNoIriCharacter(text);
}

/** Beyond U+FFFF, `ucschar` of RFC 3987 §2.2 ends each plane two characters early. @param {string} text */
function hasNoIriCharacter(text) {
  return [...text].some((character) => {
    const code = Number(character.codePointAt(0));
    return (
      code > 0xffff && ((code & 0xffff) >= 0xfffe || (code >= 0xe0000 && code < 0xe1000) || code >= 0xf0000)
    );
  });
}

/** @param {{ instancePath: string, keyword: string, params: { missingProperty?: string } }} error */
function pointerOf({ instancePath, keyword, params }) {
  return keyword === "required" ? `${instancePath}/${params.missingProperty}` : instancePath;
}
