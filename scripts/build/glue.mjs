// The glue that wasm-bindgen writes, as a function: each instance has its own, so that a late callback of a broken one
// reaches no other.
import { build } from "esbuild";

const GLUE = "./pkg/wasm/assessment_order_bg.js";

/**
 * The module `#glue`, see js/module/glue.d.ts. Of the glue, what js/module/border.ts names and what the module imports.
 *
 * @param {import("./module.mjs").Names} names
 */
export async function glueModule({ module, imports, exports }) {
  const imported = Array.from(imports, ([name, short]) => `${name} as ${short}`);
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export * from "./js/module/border.ts";
        export { __wbg_set_wasm, ${imported} } from "${GLUE}";`,
      resolveDir: ".",
    },
    alias: { "#bindings": GLUE },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    // Nobody needs the enumerations, of which the facade has its own, nor `using`.
    pure: ["Object.freeze"],
    define: { "Symbol.dispose": "undefined" },
  });
  const frees = [...exports.keys()].filter((name) => name.endsWith("_free"));
  return `
    export const IMPORTS = ${JSON.stringify(module)};
    export const MEMORY = ${JSON.stringify(shortOf("memory", exports))};
    export const START = ${JSON.stringify(shortOf("__wbindgen_start", exports))};
    export const FREES = ${JSON.stringify(frees.map((name) => shortOf(name, exports)))};
    export function createGlue() {
      ${returning(renaming(outputFiles[0].text, exports))}
    }`;
}

/** Has the glue say the short names of what the module exports. */
function renaming(source, exports) {
  return source.replaceAll(/\bwasm\.(\w+)/g, (_, name) => `wasm.${shortOf(name, exports)}`);
}

/** A body that returns what a module exports; esbuild tells that at the end. */
function returning(source) {
  const [statement, list] = /export \{([^}]*)\};\s*$/.exec(source);
  const properties = list.replaceAll(/([\w$]+) as ([\w$]+)/g, "$2: $1");
  return `${source.slice(0, -statement.length)}return {${properties}};`;
}

function shortOf(name, exports) {
  const short = exports.get(name);
  if (!short) throw new Error(`The glue asks for \`${name}\`, which the module does not export.`);
  return short;
}
