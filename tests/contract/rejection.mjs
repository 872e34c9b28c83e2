// What went wrong, as a value to look at.

import { AssertionError } from "node:assert/strict";

/**
 * @param {Promise<unknown>} promise
 * @returns {Promise<any>} why it was rejected
 */
export async function rejectionOf(promise) {
  const [outcome] = await Promise.allSettled([promise]);
  if (outcome.status === "rejected") return outcome.reason;
  throw new AssertionError({ message: "It was fulfilled.", actual: outcome.value });
}

/**
 * @param {() => unknown} run
 * @returns {any} what it threw
 */
export function thrownBy(run) {
  let value;
  try {
    value = run();
  } catch (thrown) {
    return thrown;
  }
  throw new AssertionError({ message: "It threw nothing.", actual: value });
}
