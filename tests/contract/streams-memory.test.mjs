// What was read of a stream is not held: its memory is that of a few pieces, however long it is.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate as nextTask } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { updateOrders, validateOrders } from "assessment-order";

const PIECES = 200;
const PIECE = 256 * 1024;
const MEBIBYTE = 2 ** 20;

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collectGarbage = runInNewContext("gc");

/** @type {[what: string, line: string, run: (source: AsyncIterable<Uint8Array>) => AsyncIterable<unknown>][]} */
const RUNS = [
  [
    "validateOrders",
    JSON.stringify({ workspace_id: "w1", connection_id: "c1", reference: "r".repeat(2000) }),
    (source) => validateOrders(source),
  ],
  [
    "updateOrders",
    JSON.stringify({ id: "o1", order: { reference: "r".repeat(20_000) } }),
    (source) => updateOrders(source, { baseUrl: "https://example.com", connectionId: "c1" }),
  ],
];

describe("of a stream of 50 MB, few pieces are held", () => {
  for (const [what, line, run] of RUNS) {
    test(what, async () => {
      const held = { before: 0, most: 0 };
      async function* source() {
        for (let number = 0; number < PIECES; number += 1) {
          if (number % 50 === 20) {
            const bytes = await memory();
            held.before ||= bytes;
            held.most = Math.max(held.most, bytes);
          }
          yield new TextEncoder().encode(`${line}\n`.repeat(PIECE / line.length));
        }
      }
      for await (const _ of run(source()));
      const more = (held.most - held.before) / MEBIBYTE;
      assert.ok(more < 8, `${more.toFixed(1)} MiB more`);
    });
  }
});

/** What is held of bytes and of everything else. */
async function memory() {
  await nextTask();
  collectGarbage();
  await nextTask();
  collectGarbage();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}
