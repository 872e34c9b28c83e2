// What a hostile order cannot make of its issues: more text than it is itself, a hundred times over.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { orderSchema, validateOrder, validateOrderJson } from "assessment-order";
import { LEAST_ORDER } from "./sample-orders.mjs";

const MOST_TEXT = 4 << 20;

describe("issues whose texts are long", () => {
  const key = "k".repeat(300_000);
  const member = '"k":1';
  const text = `{"raw":{"${key}":{${Array(200).fill(member).join()}}},"workspace_id":"w","connection_id":"c"}`;

  test("are kept as long as they have room, and all counted", () => {
    const { valid, issues, issueCount } = validateOrderJson(text, { maxIssues: 150 });
    assert.deepEqual([valid, issueCount], [false, 199]);
    assert.ok(issues.length >= 5 && issues.length < 10, `${issues.length} issues`);
    for (const { code, path } of issues)
      assert.deepEqual([code, path], ["duplicate_field", ["raw", key, "k"]]);
  });

  test("make room for none that comes later", () => {
    const { issues, issueCount } = validateOrderJson(`${text.slice(0, -1)},"status":"open","jobId":7}`);
    assert.deepEqual([issueCount, issues.at(-1)?.code], [201, "duplicate_field"]);
  });

  test("are told where there is but one", () => {
    const long = "k".repeat(MOST_TEXT);
    const { issues } = validateOrder({ ...LEAST_ORDER, [long]: 1 });
    assert.deepEqual(
      issues.map(({ path }) => path),
      [[long]],
    );
  });
});

test("issues of an ordinary length are kept, however many are asked for", () => {
  const { issues, issueCount } = validateOrder(
    { ...LEAST_ORDER, profile_emails: Array(200_000).fill(1) },
    { maxIssues: 1_000_000 },
  );
  assert.deepEqual([issues.length, issueCount], [200_000, 200_000]);
});

describe("a Standard Schema", () => {
  const validate = (/** @type {object} */ order) => orderSchema["~standard"].validate(order).issues ?? [];

  test("tells the errors among the first 10,000 issues", () => {
    assert.equal(validate({ ...LEAST_ORDER, profile_emails: Array(20_000).fill(1) }).length, 10_000);
  });

  test("tells that an order is not valid also where warnings hide the error", () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, 1]));
    const long = { ["k".repeat(3 << 20)]: 1, ["l".repeat(3 << 20)]: 1 };
    for (const more of [many, long]) assert.ok(validate({ ...LEAST_ORDER, ...more, status: 1 }).length > 0);
  });
});
