/** What `npm run build` makes of the glue that wasm-bindgen writes: a function, so that each instance gets its own. */
export function createGlue(): Glue;

/** The module's functions, and how they come by the instance. */
export type Glue = typeof import("../../pkg/wasm/assessment_order.js") & {
  __wbg_set_wasm(exports: object): void;
};
