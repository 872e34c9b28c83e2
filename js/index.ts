/**
 * Validates assessment orders and sends them through Unified.to. The WebAssembly module lies inside this file and is
 * compiled at the first call; in workerd it is imported instead.
 *
 * @packageDocumentation
 */
export * from "./exports.js";
