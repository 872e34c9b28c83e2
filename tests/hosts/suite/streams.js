// Many orders, one a line, as they stream in.

import { expect, expectEqual, rejectionOf } from "./expect.js";

/** @import { Checks } from "./suite.js" */

const LINES = [
  '{"workspace_id":"w1","connection_id":"c1","profile_name":"Zoë 🦀"}',
  '{"workspace_id":"w1"}',
  "",
  '{"workspace_id":"w1","connection_id":"c1","status":"completed"}',
].join("\n");
const FAULTY = [
  [2, "required"],
  [4, "invalid_value"],
];
const SUMMARY = { lines: 3, valid: 1, invalid: 2, warnings: 0, bytes: 156 };

/** @param {AsyncIterable<any>} run */
async function collected(run) {
  const items = [];
  for await (const item of run) items.push(item);
  return items;
}

/**
 * In pieces of three bytes, so that characters and lines break anywhere.
 *
 * @param {string} text
 */
function* pieces(text) {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 3) yield bytes.subarray(start, start + 3);
}

/** @param {Iterable<unknown>} items */
function streamOf(items) {
  const iterator = items[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** @type {[string, () => unknown][]} */
const SOURCES = [
  ["a stream of bytes", () => streamOf(pieces(LINES))],
  ["a Blob", () => new Blob([LINES])],
  ["the body of a Response", () => new Response(LINES).body],
  ["an iterable of bytes", () => pieces(LINES)],
  ["a text", () => LINES],
];

/** @type {Checks} */
export const turnChecks = {
  "a validateOrders of text in memory lets timers in, and an abort by one is heeded": async ({ order }) => {
    const reason = { stop: "now" };
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 1);
    const run = collected(order.validateOrders("{}\n".repeat(100_000), { signal: controller.signal }));
    expect((await rejectionOf(run)) === reason, "it is the very reason");
  },
};

/** @type {Checks} */
export const streamChecks = {
  ...Object.fromEntries(
    SOURCES.map(([name, source]) => [
      `validateOrders reads ${name} line by line, and sums up`,
      async ({ order }) => {
        const run = order.validateOrders(source());
        const faulty = await collected(run);
        expectEqual(
          faulty.map(({ line, issues }) => [line, issues[0].code]),
          FAULTY,
        );
        const { counts, ...summary } = await run.summary;
        expectEqual(summary, SUMMARY);
        expectEqual([counts.required, counts.invalid_value], [1, 1]);
      },
    ]),
  ),

  "validateOrders gives every line where it is asked to": async ({ order }) => {
    const all = await collected(order.validateOrders(LINES, { all: true }));
    expectEqual(
      all.map(({ line, valid }) => [line, valid]),
      [
        [1, true],
        [2, false],
        [4, false],
      ],
    );
  },

  "a validateOrders that is left cancels its stream": async ({ order }) => {
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('{"workspace_id":7}\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    const run = order.validateOrders(endless);
    for await (const _ of run) break;
    expect(cancelled, "the stream was cancelled");
    await run.summary;
  },

  "a validateOrders that is aborted rejects with the reason": async ({ order }) => {
    const reason = { stop: "now" };
    const controller = new AbortController();
    const waiting = new ReadableStream();
    const run = collected(order.validateOrders(waiting, { signal: controller.signal }));
    controller.abort(reason);
    expect((await rejectionOf(run)) === reason, "it is the very reason");
  },
};
