// OrderSchema: Standard Schema v1.

import assert from "node:assert/strict";
import { test } from "node:test";
import { orderSchema, validateOrder } from "assessment-order";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

const standard = orderSchema["~standard"];

test("it says what it is", () => {
  assert.equal(standard.version, 1);
  assert.equal(standard.vendor, "assessment-order");
});

test("the value is the object given, synchronously", () => {
  for (const order of [FULL_ORDER, LEAST_ORDER, { ...LEAST_ORDER, created_at: new Date(0), jobId: 1 }]) {
    const result = standard.validate(order);
    assert.ok("value" in result);
    assert.equal(result.value, order);
    assert.equal(result.issues, undefined);
  }
});

test("the issues are the errors, not the warnings", () => {
  const order = { ...LEAST_ORDER, jobId: 1, status: "x", parameters: [{ name: 7 }] };
  const result = standard.validate(order);
  assert.ok(result.issues);
  assert.ok(!("value" in result));
  assert.deepEqual(
    result.issues.map(({ path }) => path),
    [["status"], ["parameters", 0, "name"]],
  );
  const messages = validateOrder(order)
    .issues.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
  assert.deepEqual(
    result.issues.map(({ message }) => message),
    messages,
  );
});

test("all the errors, however many", () => {
  const result = standard.validate({ ...LEAST_ORDER, profile_emails: Array(1234).fill(7) });
  assert.equal(result.issues?.length, 1234);
});

test("errors behind very many warnings are not lost", () => {
  const warnings = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`zzz${index}`, 1]));
  const result = standard.validate({ ...LEAST_ORDER, ...warnings, status: "x" });
  assert.deepEqual(
    result.issues?.map(({ path }) => path),
    [["status"]],
  );
});

test("anything may be given", () => {
  for (const value of [undefined, null, 7, "x", [], () => 1, 1n])
    assert.equal(standard.validate(value).issues?.length, 1);
});
