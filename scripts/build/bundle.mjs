// Makes the three entries of the package. They differ in where the module comes from, and in nothing else.
import { build } from "esbuild";
import { embeddedModule } from "./embedded.mjs";
import { glueModule } from "./glue.mjs";

const MODULE = "./assessment_order_bg.wasm";

const ENTRIES = [
  { entry: "index", source: "js/index.ts", module: "js/module/embedded.ts" },
  { entry: "workerd", source: "js/index.ts", module: "js/module/workerd.ts" },
  { entry: "slim", source: "js/slim.ts", module: "js/module/separate.ts" },
];

/** @param {import("./module.mjs").Names} names */
export async function bundleEntries(names) {
  const [glue, embedded] = await Promise.all([glueModule(names), embeddedModule()]);
  for (const { entry, source, module } of ENTRIES) {
    await build({
      entryPoints: [source],
      outfile: `pkg/${entry}.js`,
      bundle: true,
      format: "esm",
      target: "es2022",
      charset: "utf8",
      // Node shows the line of an uncaught error: one line for all would bury it.
      minifySyntax: true,
      legalComments: "none",
      external: [MODULE],
      alias: { "#module": `./${module}` },
      plugins: [virtual({ "#glue": glue })],
      footer: { js: entry === "index" ? embedded : "" },
    });
  }
}

/** Modules that exist only in the bundle. */
function virtual(modules) {
  return {
    name: "virtual",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#glue$/ }, ({ path }) => ({
        path,
        namespace: "virtual",
        sideEffects: false,
      }));
      onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => ({ contents: modules[path] }));
    },
  };
}
