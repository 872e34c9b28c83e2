// publint: the package's manifest against what bundlers and hosts make of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, temporaryFolder } from "../packed-project.mjs";
import { describeTool, runTool } from "../tool.mjs";

describeTool("publint", "publint", () => {
  test("finds nothing in the tarball, suggestions included", async (t) => {
    const folder = await temporaryFolder(t);
    const { tarball } = await pack(folder);
    const { stdout } = await runTool(folder, "publint", [tarball, "--strict", "--level", "suggestion"]);
    assert.match(stdout, /All good!/);
    assert.doesNotMatch(stdout, /Suggestions|Warnings|Errors/);
  });
});
