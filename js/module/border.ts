/** What the facade calls of the module: of the glue that wasm-bindgen writes, nothing else is in the package. */
export { input, isRetryable, LineReader, retryAfterMs, UpdateCall, validate } from "#bindings";
