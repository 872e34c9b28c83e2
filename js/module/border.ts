/** What the facade calls of the module: of the glue that wasm-bindgen writes, nothing else is in the package. */
export {
  authorization,
  input,
  isRetryable,
  LineReader,
  prepare,
  retryAfterMs,
  validate,
  waitAfter,
} from "#bindings";
