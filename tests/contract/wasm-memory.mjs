// How much memory WebAssembly modules hold that this process starts.

/**
 * Call it before the first call of the package: that starts its module.
 *
 * @returns {() => number} bytes, of all modules started since
 */
export function watchWasmMemory() {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  WebAssembly.Instance = class extends WebAssembly.Instance {
    /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} [imports] */
    constructor(module, imports) {
      super(module, imports);
      const memory = Object.values(this.exports).find((value) => value instanceof WebAssembly.Memory);
      if (memory) memories.push(memory);
    }
  };
  return () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
