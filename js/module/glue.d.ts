/** What `npm run build` makes of the glue that wasm-bindgen writes: a function, so that each instance gets its own. */
export function createGlue(): Glue;

/** The module's functions, and how they come by the instance. */
export type Glue = typeof import("./border.js") & {
  __wbg_set_wasm(exports: object): void;
};

/** What the module calls the one that it imports from. */
export const IMPORTS: string;

/** What it calls its memory. */
export const MEMORY: string;

/** What it calls the function that is to be called first. */
export const START: string;

/** What it calls the functions that free an object. */
export const FREES: readonly string[];
