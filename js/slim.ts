/**
 * The same as the default entry, with the WebAssembly module in a file of its own: call `await init()` first.
 *
 * @packageDocumentation
 */
export * from "./exports.js";
export { init, type ModuleSource } from "./module/separate.js";
