// Rejections that nobody handled, which end a Node process.

import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Listens until the test is over.
 *
 * @param {import("node:test").TestContext} t
 * @returns {() => Promise<unknown[]>} the reasons so far, once all that is under way had its turn
 */
export function collectUnhandled(t) {
  /** @type {unknown[]} */
  const reasons = [];
  const listen = (/** @type {unknown} */ reason) => void reasons.push(reason);
  process.on("unhandledRejection", listen);
  t.after(() => process.off("unhandledRejection", listen));
  return async () => {
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    return reasons;
  };
}
