// The tarball in a test of Vitest's, in Node and in jsdom.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunnerProject } from "../runner-project.mjs";
import { describeTool, runTool } from "../tool.mjs";

describeTool("Vitest", "vitest", () => {
  for (const environment of ["node", "jsdom"]) {
    test(`a test with the environment ${environment} validates and updates, with nothing to configure`, async (t) => {
      const imports = 'import { expect, test } from "vitest";';
      const { folder, address, checkStored } = await createRunnerProject(t, imports, ["vitest", "jsdom"]);
      const { stdout } = await runTool(folder, "vitest", ["run", "--environment", environment], {
        ADDRESS: address,
      });
      assert.match(stdout, /Tests {2}2 passed \(2\)/);
      checkStored();
    });
  }
});
