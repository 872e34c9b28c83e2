// What the host's clock and its random numbers run is the caller's code where somebody replaced them, and may call in
// while the module works: neither call changes the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createUpdateRequest, validateOrder, validateOrders } from "assessment-order";

// The clock is asked for a date of birth.
const ORDER = { workspace_id: "w1", connection_id: "c1", profile_date_of_birth: "2010-01-01", jobId: "j" };
const OTHER = { workspace_id: "w2", connection_id: "c2", status: "completed", reference: "z".repeat(200) };

const codes = (/** @type {import("assessment-order").Issue[]} */ issues) => issues.map(({ code }) => code);

/** @type {import("assessment-order").ValidationResult[]} */
const inner = [];
const real = { now: Date.now, random: Math.random };
let isCallingIn = false;

/** @template T @param {() => T} answer @returns {() => T} */
const callingIn = (answer) => () => {
  if (!isCallingIn) {
    isCallingIn = true;
    inner.push(validateOrder(OTHER));
    isCallingIn = false;
  }
  return answer();
};

test.before(() => Object.assign(globalThis.Math, { random: callingIn(real.random) }));
test.beforeEach(() => {
  inner.length = 0;
  Date.now = callingIn(real.now);
});
test.afterEach(() => {
  Date.now = real.now;
  assert.ok(inner.length > 0, "nothing called in");
  for (const { issues } of inner) assert.deepEqual(codes(issues), ["invalid_value"]);
});
test.after(() => Object.assign(globalThis.Math, { random: real.random }));

test("an update is made of what its caller gave", async () => {
  const update = { connectionId: "c1", id: "o1", order: ORDER };
  const request = createUpdateRequest(update, { baseUrl: "https://example.com" });
  assert.equal(request.url, "https://example.com/assessment/c1/order/o1");
  assert.deepEqual(await request.json(), ORDER);
});

test("an update is made of what its caller gave, whatever its headers run", async (t) => {
  const { entries } = Headers.prototype;
  t.mock.method(
    Headers.prototype,
    "entries",
    /** @this {Headers} */ function () {
      inner.push(validateOrder(OTHER));
      return entries.call(this);
    },
  );
  const update = { connectionId: "c1", id: "o1", order: ORDER };
  const request = createUpdateRequest(update, {
    baseUrl: "https://example.com",
    headers: { "x-trace": "7" },
  });
  t.mock.restoreAll();
  assert.equal(request.headers.get("x-trace"), "7");
  assert.deepEqual(await request.json(), ORDER);
});

test("an order is validated as it was given", () => {
  for (const repeat of [1, 100, 100_000]) {
    const { issues } = validateOrder({ ...ORDER, reference: "r".repeat(repeat) });
    assert.deepEqual(codes(issues), ["unknown_field"]);
  }
});

test("a line is validated as it was read", async () => {
  const lines = [];
  const text = `${JSON.stringify(ORDER)}\n`.repeat(3);
  for await (const line of validateOrders(text, { all: true })) lines.push(codes(line.issues));
  assert.deepEqual(lines, [["unknown_field"], ["unknown_field"], ["unknown_field"]]);
});
