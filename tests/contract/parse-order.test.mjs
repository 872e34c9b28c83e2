// ParseOrder: an order from text, or all that is wrong with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { isOrderError, OrderError, OrderValidationError, parseOrder } from "assessment-order";
import { thrownBy } from "./rejection.mjs";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

test("text and bytes become the order", () => {
  for (const order of [FULL_ORDER, LEAST_ORDER]) {
    const text = JSON.stringify(order, null, 2);
    const bytes = new TextEncoder().encode(text);
    for (const json of [text, bytes, bytes.buffer, Buffer.from(text)])
      assert.deepEqual(parseOrder(json), order);
  }
});

test("warnings let it pass; unknown fields and raw stay what they are", () => {
  const text =
    '{"workspace_id":"w","connection_id":"c","jobId":1,"__proto__":{"a":1},"raw":{"big":12345678901234567890,"half":"\\ud800"}}';
  assert.deepEqual(parseOrder(text), JSON.parse(text));
});

test("strict lets no warning pass", () => {
  const text = JSON.stringify({ ...LEAST_ORDER, jobId: 1 });
  const error = thrownBy(() => parseOrder(text, { strict: true }));
  assert.deepEqual(
    error.issues.map(({ code, severity }) => [code, severity]),
    [["unknown_field", "warning"]],
  );
});

test("what is wrong is thrown, with its places", () => {
  const error = thrownBy(() =>
    parseOrder('{\n"workspace_id":"w",\n"status":"x","job_id":7}', { maxIssues: 2 }),
  );
  assert.ok(error instanceof OrderValidationError && error instanceof OrderError && error instanceof Error);
  assert.deepEqual(
    {
      name: error.name,
      code: error.code,
      attempts: error.attempts,
      retryable: error.retryable,
      issueCount: error.issueCount,
    },
    { name: "OrderValidationError", code: "invalid_order", attempts: 0, retryable: false, issueCount: 3 },
  );
  assert.deepEqual(
    error.issues.map(({ code, line, column }) => [code, line, column]),
    [
      ["required", 1, 1],
      ["invalid_value", 3, 10],
    ],
  );
  assert.match(error.message, /connection_id is required.*2 more issues/);
  assert.ok(isOrderError(error, "invalid_order"));
  const data = JSON.parse(JSON.stringify(error));
  assert.deepEqual(data.issues, error.issues);
  assert.deepEqual([data.name, data.code, data.issueCount], ["OrderValidationError", "invalid_order", 3]);
});

test("nothing of the order is shown but what a message quotes", () => {
  const error = thrownBy(() =>
    parseOrder('{"profile_name":"hush","profile_national_identifier":7,"raw":"hush"'),
  );
  for (const shown of [
    error.message,
    String(error.stack),
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
  ]) {
    assert.doesNotMatch(shown, /hush/);
  }
});

test("text that is no JSON is an OrderValidationError, not a SyntaxError", () => {
  for (const json of ["", "{", "\ufeff{}", "undefined", new Uint8Array([0xff])]) {
    assert.equal(thrownBy(() => parseOrder(json)).code, "invalid_order");
  }
});

test("neither text nor bytes: a TypeError; no positive integer: a RangeError", () => {
  for (const json of [undefined, null, 7, {}, LEAST_ORDER]) {
    assert.throws(() => parseOrder(/** @type {any} */ (json)), TypeError);
  }
  assert.throws(() => parseOrder("{}", { maxIssues: 0 }), RangeError);
});
