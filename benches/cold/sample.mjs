// One sample, in a process or page of its own.

/**
 * @param {() => Promise<{ isValid(text: string): boolean }>} load Imports a rival.
 * @param {string} text
 * @returns {Promise<{ load: number, call: number }>} Milliseconds.
 */
export async function sample(load, text) {
  const start = performance.now();
  const { isValid } = await load();
  const loaded = performance.now();
  if (!isValid(text)) throw new Error("the order is valid");
  return { load: loaded - start, call: performance.now() - loaded };
}
