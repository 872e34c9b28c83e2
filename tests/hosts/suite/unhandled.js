// Rejections that nobody handled: Node and Bun tell a process of them, all others the global scope.

import { expect, expectEqual, pass } from "./expect.js";

const KNOWN = "a rejection of our own, to see that the host tells of them";

/** The reasons from now on. */
export function collectUnhandled() {
  /** @type {unknown[]} */
  const reasons = [];
  const { process, addEventListener } = /** @type {any} */ (globalThis);
  if (typeof process?.on === "function") {
    process.on("unhandledRejection", (/** @type {unknown} */ reason) => void reasons.push(reason));
  } else {
    addEventListener("unhandledrejection", (/** @type {PromiseRejectionEvent} */ event) => {
      event.preventDefault();
      reasons.push(event.reason);
    });
  }
  return reasons;
}

/** @type {import("./suite.js").Checks} */
export const unhandledChecks = {
  "of all that was done, no rejection was left unhandled": async ({ unhandled, facts }) => {
    Promise.reject(KNOWN);
    for (let turn = 0; turn < 100 && !unhandled.includes(KNOWN); turn += 1) await pass(10);
    expect(unhandled.includes(KNOWN), "the host tells of a rejection that nobody handles");
    const told = unhandled.map(String).filter((reason) => !facts.tellsOfReads?.includes(reason));
    expectEqual(told, [KNOWN]);
  },
};
