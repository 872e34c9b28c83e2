// What a check expects. Every host has these few lines, and not every host has `node:assert`.

/**
 * Fails unless both are the same data.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 */
export function expectEqual(actual, expected) {
  if (shown(actual) !== shown(expected))
    throw new Error(`It is ${shown(actual)}, and should be ${shown(expected)}.`);
}

/**
 * @param {unknown} actual
 * @param {RegExp} pattern
 */
export function expectMatch(actual, pattern) {
  if (typeof actual !== "string" || !pattern.test(actual))
    throw new Error(`${shown(actual)} does not match ${pattern}.`);
}

/**
 * @param {unknown} condition
 * @param {string} sentence what should be so
 */
export function expect(condition, sentence) {
  if (!condition) throw new Error(`It is not so that ${sentence}.`);
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
  throw new Error(`It threw nothing, and gave ${shown(value)}.`);
}

/**
 * @param {Promise<unknown>} promise
 * @returns {Promise<any>} why it was rejected
 */
export async function rejectionOf(promise) {
  const [outcome] = await Promise.allSettled([promise]);
  if (outcome?.status === "rejected") return outcome.reason;
  throw new Error(`It was fulfilled with ${shown(outcome?.value)}.`);
}

/** @param {number} milliseconds */
export const pass = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * What JSON does not know is told too.
 *
 * @param {unknown} value
 */
function shown(value) {
  const known = (/** @type {string} */ _key, /** @type {unknown} */ part) => {
    if (part === undefined) return "(undefined)";
    if (typeof part === "number" && !Number.isFinite(part)) return `(${part})`;
    if (part instanceof Error) return `(${part.name}: ${part.message})`;
    return part;
  };
  return JSON.stringify(value, known);
}
