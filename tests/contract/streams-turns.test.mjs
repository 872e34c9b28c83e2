// Work that waits for nothing lets others in: it can be followed and ended however its source gives it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { updateOrders, validateOrders } from "assessment-order";

const VALID = `${JSON.stringify({ workspace_id: "w1", connection_id: "c1", reference: "r".repeat(200) })}\n`;
const INVALID = "{}\n";
const REASON = new Error("enough");

/** @type {[what: string, run: (signal: AbortSignal) => AsyncIterable<unknown>][]} */
const RUNS = [
  ["validateOrders of text", (signal) => validateOrders(VALID.repeat(500_000), { signal })],
  ["validateOrders of faulty lines", (signal) => validateOrders(INVALID.repeat(300_000), { signal })],
  ["validateOrders of a Blob", (signal) => validateOrders(new Blob([INVALID.repeat(300_000)]), { signal })],
  ["validateOrders of a generator", (signal) => validateOrders(many(VALID, 500_000), { signal })],
  ["updateOrders of blank lines", (signal) => updateOrders("\n".repeat(3_000_000), { ...OPTIONS, signal })],
  [
    "updateOrders of updates that cannot be sent",
    (signal) => updateOrders(many({ id: "o1", order: {} }, 100_000), { ...OPTIONS, signal }),
  ],
  [
    "updateOrders of updates that are left out",
    (signal) =>
      updateOrders(many({ id: "o1", order: {} }, 300_000), { ...OPTIONS, signal, skip: () => true }),
  ],
];

const OPTIONS = { baseUrl: "https://example.com", connectionId: "c1" };

describe("an abort by a timer is heeded", () => {
  for (const [what, run] of RUNS) {
    test(`in ${what}`, async () => {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(REASON), 1);
      await assert.rejects(async () => {
        for await (const _ of run(controller.signal));
      }, REASON);
      clearTimeout(timer);
    });
  }
});

/** @template Item @param {Item} item @param {number} count */
function* many(item, count) {
  for (let index = 0; index < count; index += 1) yield item;
}
