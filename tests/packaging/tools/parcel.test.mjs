// The tarball bundled by Parcel, for a page.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { checkBuiltPage, createPageProject, DEFAULT_ENTRY, SLIM_ENTRY } from "../bundled-page.mjs";
import { describeTool, runTool } from "../tool.mjs";

describeTool("Parcel", "parcel", () => {
  for (const project of [DEFAULT_ENTRY, SLIM_ENTRY]) {
    test(`${project.entry}: \`parcel build\` needs no configuration, and the page validates and updates`, async (t) => {
      const folder = await createPageProject(t, project);
      const { stdout, stderr } = await runTool(folder, "parcel", [
        "build",
        "index.html",
        "--public-url",
        "./",
      ]);
      assert.doesNotMatch(stdout + stderr, /warn|error/i);
      await checkBuiltPage(t, join(folder, "dist"));
    });
  }
});
