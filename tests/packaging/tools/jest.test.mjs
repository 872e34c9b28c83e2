// The tarball in a test of Jest's, with modules switched on as Jest's own documentation has it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunnerProject } from "../runner-project.mjs";
import { describeTool, runTool } from "../tool.mjs";

describeTool("Jest", "jest", () => {
  test("a test validates and updates, with nothing to configure but modules", async (t) => {
    const { folder, address, checkStored } = await createRunnerProject(t, "");
    const environment = { ADDRESS: address, NODE_OPTIONS: "--experimental-vm-modules --no-warnings" };
    const { stderr } = await runTool(folder, "jest", ["--ci", "--no-watchman"], environment);
    assert.match(stderr, /Tests: {7}2 passed, 2 total/);
    checkStored();
  });
});
