// A throw-away project that has the package from its tarball and the suite: as files that are imported as
// they are, and bundled for the places where a name leads nowhere (workers, and pages whose policy allows
// no import map).

import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createProject } from "../../packaging/packed-project.mjs";

const SUITE = fileURLToPath(new URL("../suite", import.meta.url));
const WASM = "assessment_order_bg.wasm";
const PACKAGE = "node_modules/assessment-order";
const IMPORTS = {
  "assessment-order": `/${PACKAGE}/index.js`,
  "assessment-order/slim": `/${PACKAGE}/slim.js`,
};
/** What drives the browsers waits until something is mounted. */
const MOUNTED = "<!doctype html><title>The suite</title><p data-mounted>The suite runs here.</p>";
const page = (/** @type {string[]} */ ...scripts) => [MOUNTED, ...scripts].join("\n");
const script = (/** @type {string} */ address) => `<script type="module" src="${address}"></script>`;

const PAGES = {
  "page.html": page(
    `<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`,
    script("./suite/main-page.js"),
  ),
  "bundled/page.html": page(script("./main-page.js")),
  "bundled/worker.html": page(script("../suite/start-worker.js")),
  "bundled/service-worker.html": page(script("../suite/start-service-worker.js")),
};

/**
 * @param {Parameters<typeof createProject>[0]} t
 * @returns {Promise<string>} its folder
 */
export async function createHostProject(t) {
  const names = await readdir(SUITE);
  const texts = await Promise.all(names.map((name) => readFile(join(SUITE, name), "utf8")));
  const suite = Object.fromEntries(names.map((name, at) => [`suite/${name}`, String(texts[at])]));
  const folder = await createProject(t, { ...suite, ...PAGES });
  await bundle(folder, "main-page.js", { format: "esm" });
  // A service worker is a module in few browsers; what is none is neither strict nor has `import.meta`.
  await bundle(folder, "main-service-worker.js", {
    format: "iife",
    banner: { js: '"use strict";' },
    define: { "import.meta.url": "location.href" },
  });
  await bundle(folder, "main-workerd.js", {
    format: "esm",
    conditions: ["workerd"],
    external: ["*.wasm"],
  });
  await copyFile(join(folder, PACKAGE, WASM), join(folder, "bundled", WASM));
  return folder;
}

/**
 * @param {string} folder
 * @param {string} entry
 * @param {import("esbuild").BuildOptions} options
 */
function bundle(folder, entry, options) {
  return build({
    absWorkingDir: folder,
    entryPoints: [`suite/${entry}`],
    outdir: "bundled",
    bundle: true,
    logLevel: "error",
    ...options,
  });
}
