// Makes the module of the package from the one that wasm-bindgen wrote: short names, and as small as wasm-opt can.
import { mkdir, readFile } from "node:fs/promises";
import { output, run } from "./run.mjs";

const WRITTEN = "pkg/wasm/assessment_order_bg.wasm";
const RENAMED = "target/build/renamed.wasm";
const PUBLISHED = "pkg/assessment_order_bg.wasm";

/** The WebAssembly features that every supported host has; `--all-features` makes modules that engines refuse. */
const FEATURES = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
  "simd",
].map((feature) => `--enable-${feature}`);

const OPTIMISATIONS = [
  "-O3",
  "--converge",
  // Below 1024 lies the last of the stack, which no address wraps around into.
  "--low-memory-unused",
  // Hints that engines need not: without them, equal code is equal bytes more often.
  "--dealign",
  // Nor does anyone read what made the module, and what it needs.
  "--strip-producers",
  "--strip-target-features",
];

/**
 * What the module's names became: both sides of the border say them, and those of wasm-bindgen are long.
 *
 * @typedef {object} Names
 * @property {string} module what the module calls the one that it imports from
 * @property {Map<string, string>} imports
 * @property {Map<string, string>} exports
 */

/** @returns {Promise<Names>} */
export async function makeModule() {
  await mkdir("target/build", { recursive: true });
  const names = await rename();
  await run("wasm-opt", [...FEATURES, ...OPTIMISATIONS, RENAMED, "-o", PUBLISHED]);
  return names;
}

/** By itself: among passes that are run until nothing changes, it would rename what it renamed. */
async function rename() {
  const pass = "--minify-imports-and-exports-and-modules";
  const written = await output("wasm-opt", [...FEATURES, pass, WRITTEN, "-o", RENAMED]);
  const { imports, exports } = JSON.parse(written);
  const [first] = WebAssembly.Module.imports(new WebAssembly.Module(await readFile(RENAMED)));
  return {
    module: first.module,
    imports: new Map(imports.map(([_, before, after]) => [before, after])),
    exports: new Map(exports),
  };
}
