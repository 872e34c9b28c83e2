// The tarball bundled by esbuild, for a page and for Node.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkBuiltPage, createPageProject, DEFAULT_ENTRY } from "./bundled-page.mjs";
import { checkNodeApp, createNodeProject } from "./node-app.mjs";
import { describeTool, runTool } from "./tool.mjs";

const HTML = '<!doctype html><title>An app</title><script type="module" src="./bundle.js"></script>';

const SLIM = {
  entry: "assessment-order/slim",
  init: `
    import { init } from "assessment-order/slim";
    import address from "assessment-order/assessment_order_bg.wasm";
    await init(new URL(address, import.meta.url));
  `,
};

describeTool("esbuild", "esbuild", () => {
  for (const [name, project, options] of /** @type {const} */ ([
    ["assessment-order: a bundle for a page needs no configuration", DEFAULT_ENTRY, []],
    [
      "assessment-order/slim: a bundle takes the module with a loader",
      SLIM,
      ["--format=esm", "--loader:.wasm=file"],
    ],
  ])) {
    test(`${name}, and the page validates and updates`, async (t) => {
      const folder = await createPageProject(t, { ...project, html: HTML });
      await bundle(folder, ["--minify", ...options]);
      await checkBuiltPage(t, folder);
    });
  }

  for (const format of ["esm", "cjs"]) {
    test(`assessment-order: a bundle for Node (${format}) needs no configuration`, async (t) => {
      const folder = await createNodeProject(t);
      const outfile = format === "esm" ? "bundle.js" : "bundle.cjs";
      await bundle(folder, ["--platform=node", `--format=${format}`], outfile);
      await checkNodeApp(t, folder, outfile);
    });
  }
});

/**
 * @param {string} folder
 * @param {readonly string[]} options
 * @param {string} [outfile]
 */
async function bundle(folder, options, outfile = "bundle.js") {
  const { stderr } = await runTool(folder, "esbuild", [
    "main.js",
    "--bundle",
    `--outfile=${outfile}`,
    ...options,
  ]);
  assert.doesNotMatch(stderr, /warn|error/i);
}
