// Time that stands still while anything can happen, and then jumps to the next timer: waits of hours take no time and
// are exact. For calls with a `fetch` of their own; a real connection knows nothing of it.

import { setImmediate as nextTurn } from "node:timers/promises";

/** @import { TestContext } from "node:test" */

/** What timers of hosts can hold; a longer one is due at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

const REAL = { setTimeout, clearTimeout, dateNow: Date.now };

/**
 * Replaces the clocks and timers of this process until the test is over.
 *
 * @param {TestContext} t
 * @param {{ now?: string }} [start]
 */
export function startVirtualTime(t, { now = "2024-01-01T00:00:00Z" } = {}) {
  /** @type {Map<number, { due: number, run: () => void }>} */
  const timers = new Map();
  let elapsed = 0;
  let lastTimer = 0;
  let isRunning = true;

  const start = Date.parse(now);
  Date.now = () => start + elapsed;
  Object.defineProperty(performance, "now", { value: () => elapsed, configurable: true });
  globalThis.setTimeout = /** @type {any} */ (
    (
      /** @type {(...values: unknown[]) => void} */ callback,
      after = 0,
      /** @type {unknown[]} */ ...values
    ) => {
      lastTimer += 1;
      const due = elapsed + (after > LONGEST_TIMER ? 1 : Math.max(0, after));
      timers.set(lastTimer, { due, run: () => callback(...values) });
      return lastTimer;
    }
  );
  globalThis.clearTimeout = /** @type {any} */ ((/** @type {number} */ timer) => timers.delete(timer));
  t.after(() => {
    isRunning = false;
    Object.assign(globalThis, { setTimeout: REAL.setTimeout, clearTimeout: REAL.clearTimeout });
    Date.now = REAL.dateNow;
    Reflect.deleteProperty(performance, "now");
  });

  async function run() {
    while (isRunning) {
      for (let turn = 0; turn < 4; turn += 1) await nextTurn();
      const [next] = [...timers].toSorted(([, one], [, other]) => one.due - other.due);
      if (next === undefined) continue;
      timers.delete(next[0]);
      elapsed = Math.max(elapsed, next[1].due);
      next[1].run();
    }
  }
  run();

  return {
    /** Milliseconds since the start. */
    elapsed: () => elapsed,
    /** How many timers wait. */
    pending: () => timers.size,
    /** @param {number} milliseconds */
    pass: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}
