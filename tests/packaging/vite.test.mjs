// The tarball in a Vite app: built, and on the development server.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { checkBuiltPage, checkPage, createPageProject, DEFAULT_ENTRY, SLIM_ENTRY } from "./bundled-page.mjs";
import { startServer } from "./server-process.mjs";
import { describeTool, runTool } from "./tool.mjs";

describeTool("Vite", "vite", () => {
  for (const project of [DEFAULT_ENTRY, SLIM_ENTRY]) {
    test(`${project.entry}: \`vite build\` needs no configuration, and the page validates and updates`, async (t) => {
      const folder = await createPageProject(t, project);
      const { stderr } = await runTool(folder, "vite", ["build"]);
      assert.doesNotMatch(stderr, /warn|externalized|resolve/i);
      await checkBuiltPage(t, join(folder, "dist"));
    });

    test(`${project.entry}: \`vite\` needs no configuration, and the page validates and updates`, async (t) => {
      const folder = await createPageProject(t, project);
      const url = await startServer(t, folder, "vite", ["--host", "127.0.0.1", "--port", "0"]);
      await checkPage(t, url);
    });
  }
});
