// How an order is validated: what strict and maxIssues change.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateOrder, validateOrderJson } from "assessment-order";
import { LEAST_ORDER } from "./sample-orders.mjs";

describe("strict", () => {
  const order = { ...LEAST_ORDER, jobId: "a" };

  test("warnings make the order invalid and stay warnings", () => {
    const lenient = validateOrder(order);
    const strict = validateOrder(order, { strict: true });
    assert.deepEqual([lenient.valid, strict.valid], [true, false]);
    assert.deepEqual(strict.issues, lenient.issues);
    assert.deepEqual(
      strict.issues.map(({ severity }) => severity),
      ["warning"],
    );
    assert.deepEqual(validateOrderJson(JSON.stringify(order), { strict: true }).valid, false);
  });

  test("false and undefined are the default", () => {
    for (const options of [undefined, {}, { strict: false }, { strict: undefined, maxIssues: undefined }]) {
      assert.equal(validateOrder(order, options).valid, true);
    }
  });
});

describe("maxIssues", () => {
  /** @param {number} count */
  const faulty = (count) => ({ ...LEAST_ORDER, profile_telephones: Array(count).fill(1), jobId: 1 });

  test("the first 100 are kept by default, all are counted", () => {
    const { issues, issueCount, valid } = validateOrder(faulty(250));
    assert.deepEqual([issues.length, issueCount, valid], [100, 251, false]);
    assert.deepEqual(
      issues.map(({ path }) => path[1]),
      Array.from({ length: 100 }, (_, index) => index),
    );
  });

  test("any number of them", () => {
    for (const maxIssues of [1, 2, 250, 251, 252, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      const { issues, issueCount } = validateOrder(faulty(250), { maxIssues });
      assert.deepEqual([issues.length, issueCount], [Math.min(maxIssues, 251), 251]);
    }
  });

  test("the first in the order of the text, also where an object's own issue comes late", () => {
    const text = '{"profile_telephones":[1],"response_attributes":[{"label":1}]}';
    const pointers = validateOrderJson(text).issues.map(({ pointer }) => pointer);
    for (let maxIssues = 1; maxIssues <= pointers.length; maxIssues += 1) {
      const kept = validateOrderJson(text, { maxIssues }).issues.map(({ pointer }) => pointer);
      assert.deepEqual(kept, pointers.slice(0, maxIssues));
    }
  });

  test("valid counts what is not kept", () => {
    const result = validateOrder({ ...LEAST_ORDER, jobId: 1, status: "x" }, { maxIssues: 1 });
    assert.deepEqual(
      result.issues.map(({ severity }) => severity),
      ["warning"],
    );
    assert.equal(result.valid, false);
  });

  test("the one that ended the reading is kept besides", () => {
    const { issues, issueCount } = validateOrderJson('{"profile_telephones":[1,2,3,4 5', { maxIssues: 2 });
    assert.deepEqual(
      issues.map(({ code, offset }) => [code, offset]),
      [
        ["invalid_type", 23],
        ["invalid_type", 25],
        ["invalid_json", 31],
      ],
    );
    assert.equal(issueCount, 5);
  });

  for (const maxIssues of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "5", null, 1n]) {
    test(`${String(maxIssues)} (${typeof maxIssues}) is a RangeError`, () => {
      const options = { maxIssues: /** @type {any} */ (maxIssues) };
      assert.throws(() => validateOrder(LEAST_ORDER, options), RangeError);
      assert.throws(() => validateOrderJson("{}", options), RangeError);
    });
  }

  test("is a RangeError too where the order cannot be written as JSON", () => {
    assert.throws(() => validateOrder(1n, { maxIssues: 0 }), RangeError);
  });
});
