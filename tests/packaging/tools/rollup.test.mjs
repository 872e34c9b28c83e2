// The tarball bundled by Rollup, for a page and for Node. Rollup needs its plugin to find any package
// at all, and leaves `new URL(…, import.meta.url)` as it is: the slim entry is told where its module
// is.

import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { checkBuiltPage, createPageProject, DEFAULT_ENTRY } from "../bundled-page.mjs";
import { checkNodeApp, createNodeProject } from "../node-app.mjs";
import { describeTool, runTool } from "../tool.mjs";

const HTML = '<!doctype html><title>An app</title><script type="module" src="./dist/bundle.js"></script>';
const RESOLVE = "@rollup/plugin-node-resolve";
const WASM = "assessment_order_bg.wasm";

const SLIM = {
  entry: "assessment-order/slim",
  init: `import { init } from "assessment-order/slim";\nawait init("./${WASM}");`,
};

describeTool("Rollup", "rollup", () => {
  test("assessment-order: a bundle for a page needs nothing but to find packages", async (t) => {
    const folder = await createPageProject(t, { ...DEFAULT_ENTRY, html: HTML, tools: [RESOLVE] });
    await bundle(folder);
    await checkBuiltPage(t, folder);
  });

  test("assessment-order/slim: a bundle takes the copied module, told where it is", async (t) => {
    const folder = await createPageProject(t, { ...SLIM, html: HTML, tools: [RESOLVE] });
    await bundle(folder);
    await copyFile(join(folder, "node_modules/assessment-order", WASM), join(folder, "dist", WASM));
    await checkBuiltPage(t, folder);
  });

  test("assessment-order: a bundle for Node needs nothing but to find packages", async (t) => {
    const folder = await createNodeProject(t, {}, [RESOLVE]);
    await bundle(folder);
    await checkNodeApp(t, folder, join("dist", "bundle.js"));
  });
});

/** @param {string} folder */
async function bundle(folder) {
  const { stderr } = await runTool(folder, "rollup", [
    "main.js",
    "--plugin",
    RESOLVE,
    "--file",
    "dist/bundle.js",
  ]);
  assert.doesNotMatch(stderr, /warn|error|unresolved/i);
}
