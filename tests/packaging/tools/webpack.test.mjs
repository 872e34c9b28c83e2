// The tarball bundled by webpack, for a page and for Node.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { checkBuiltPage, createPageProject, DEFAULT_ENTRY, SLIM_ENTRY } from "../bundled-page.mjs";
import { checkNodeApp, createNodeProject } from "../node-app.mjs";
import { describeTool, runTool } from "../tool.mjs";

const HTML = '<!doctype html><title>An app</title><script type="module" src="./dist/main.js"></script>';

describeTool("webpack", "webpack", () => {
  for (const mode of ["development", "production"]) {
    for (const project of [DEFAULT_ENTRY, SLIM_ENTRY]) {
      test(`${project.entry}: \`webpack --mode ${mode}\` needs no configuration, and the page validates and updates`, async (t) => {
        const folder = await createPageProject(t, { ...project, html: HTML });
        await bundle(folder, ["--mode", mode]);
        await checkBuiltPage(t, folder);
      });
    }
  }

  test("assessment-order: a bundle for Node needs no configuration", async (t) => {
    const folder = await createNodeProject(t);
    await bundle(folder, ["--mode", "production", "--target", "node", "--output-filename", "main.cjs"]);
    await checkNodeApp(t, folder, join("dist", "main.cjs"));
  });
});

/**
 * @param {string} folder
 * @param {string[]} options
 */
async function bundle(folder, options) {
  const { stdout } = await runTool(folder, "webpack", ["--entry", "./main.js", ...options]);
  assert.match(stdout, /compiled successfully/);
}
