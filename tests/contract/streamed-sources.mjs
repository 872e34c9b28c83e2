// Sources that tell how they were read, and what is needed to look at a run.

import { setTimeout as pass } from "node:timers/promises";

/**
 * An async iterable that counts what is asked of it.
 *
 * @template Item
 * @param {Iterable<Item>} items
 * @param {{ end?: "done" | "wait" | Error, every?: number }} [how] what follows the last item, and how long each takes
 */
export function watchedSource(items, { end = "done", every = 0 } = {}) {
  const iterator = items[Symbol.iterator]();
  const seen = { asked: 0, returned: 0 };
  /** @type {AsyncIterable<Item>} */
  const source = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        seen.asked += 1;
        if (every > 0) await pass(every);
        const { done, value } = iterator.next();
        if (!done) return { done: false, value };
        if (end === "wait") return new Promise(() => undefined);
        if (end instanceof Error) throw end;
        return { done: true, value: undefined };
      },
      return: async () => {
        seen.returned += 1;
        return { done: true, value: undefined };
      },
    }),
  };
  return { source, seen };
}

/**
 * A stream that counts what is asked of it; it reads nothing ahead by itself.
 *
 * @template Item
 * @param {Iterable<Item>} items
 * @param {{ end?: "done" | "wait" | Error }} [how]
 */
export function watchedStream(items, { end = "done" } = {}) {
  const iterator = items[Symbol.iterator]();
  /** @type {{ asked: number, cancelled: number }} */
  const seen = { asked: 0, cancelled: 0 };
  /** @type {ReadableStream<Item>} */
  const stream = new ReadableStream(
    {
      pull: (controller) => {
        seen.asked += 1;
        const { done, value } = iterator.next();
        if (!done) controller.enqueue(value);
        else if (end === "wait") return new Promise(() => undefined);
        else if (end instanceof Error) controller.error(end);
        else controller.close();
      },
      cancel: () => {
        seen.cancelled += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, seen };
}

/**
 * @template Item
 * @param {AsyncIterable<Item>} run
 */
export async function collect(run) {
  /** @type {Item[]} */
  const items = [];
  for await (const item of run) items.push(item);
  return items;
}

/**
 * Fails where it takes longer, instead of waiting for ever.
 *
 * @template Value
 * @param {Promise<Value>} promise
 * @param {number} [milliseconds]
 * @returns {Promise<Value>}
 */
export async function soon(promise, milliseconds = 1000) {
  const timer = new AbortController();
  const late = pass(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`It has not settled within ${milliseconds} ms.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
