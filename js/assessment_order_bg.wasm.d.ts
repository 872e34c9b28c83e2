import type { ModuleSource } from "./slim.js";

/** What a bundler makes of an import of the module: its address, its bytes, or the module itself. Pass it to `init`. */
declare const source: ModuleSource;
export default source;
