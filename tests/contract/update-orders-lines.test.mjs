// updateOrders: lines of text that are no update, or would lose something on the way.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { InvalidRequestError, updateOrders } from "assessment-order";
import { collect } from "./streamed-sources.mjs";
import { startOrderServer } from "./update-orders-server.mjs";

describe("a line", () => {
  /** @type {[why: string, order: string, message: RegExp][]} */
  const LOSING = [
    ["a key twice", '{"status":"OPEN","status":"FAILED"}', /twice/],
    ["a key twice in raw", '{"raw":{"a":1,"\\u0061":2}}', /twice/],
    ["a number that is infinite", '{"raw":[1e400]}', /too large/],
    [
      "a key twice behind what is too deep",
      `{"raw":${"[".repeat(127)}${"]".repeat(127)},"id":"a","id":"b"}`,
      /128/,
    ],
    [
      "a key twice, behind many others",
      `{${Array.from({ length: 300 }, (_, index) => `"k${index}":1,`).join("")}"id":"a","id":"b"}`,
      /twice/,
    ],
  ];
  for (const [why, order, message] of LOSING) {
    test(`is refused where JSON.parse would lose something: ${why}`, async (t) => {
      const server = await startOrderServer(t);
      const [outcome] = await collect(updateOrders(`{"id":"o1","order":${order}}\n`, server.options));
      assert.ok(outcome && !outcome.ok && outcome.error instanceof InvalidRequestError);
      assert.match(outcome.error.message, /^Line 1 of the updates cannot be used: /);
      assert.match(outcome.error.message, message);
      assert.equal(server.arrivals.length, 0);
    });
  }

  test("is refused where keys are so long that what is behind them is not told", async (t) => {
    const server = await startOrderServer(t);
    const line = `{"${"k".repeat(3 << 20)}":1,"id":"o1","order":{"status":"OPEN","status":"FAILED"}}\n`;
    const [outcome] = await collect(updateOrders(line, server.options));
    assert.ok(outcome && !outcome.ok && outcome.error instanceof InvalidRequestError);
    assert.match(outcome.error.message, /too long to check/);
    assert.equal(server.arrivals.length, 0);
  });

  test("that begins with a byte order mark is refused, and told so", async (t) => {
    const server = await startOrderServer(t);
    const [outcome] = await collect(updateOrders('\ufeff{"id":"o1","order":{}}\n', server.options));
    assert.ok(outcome && !outcome.ok);
    assert.match(outcome.error.message, /byte order mark/);
  });

  test("of blanks that JSON does not know is no blank line", async (t) => {
    const server = await startOrderServer(t);
    const outcomes = await collect(updateOrders("\u00a0\n \t\r\n\ufeff\n", server.options));
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [false, false],
    );
  });
});
