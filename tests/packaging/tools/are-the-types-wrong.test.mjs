// attw: the types of every entry as each way of module resolution finds them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pack, temporaryFolder } from "../packed-project.mjs";
import { describeTool, runTool } from "../tool.mjs";

const MANIFEST = new URL("../../../pkg/package.json", import.meta.url);

describeTool("Are the types wrong?", "@arethetypeswrong/cli", () => {
  test("finds nothing in any entry of the tarball, for those who import modules", async (t) => {
    const folder = await temporaryFolder(t);
    const { tarball } = await pack(folder);
    const words = [tarball, "--profile", "esm-only", "--format", "json"];
    const { stdout } = await runTool(folder, "@arethetypeswrong/cli", words);
    const { analysis } = JSON.parse(stdout);
    const { exports } = JSON.parse(await readFile(MANIFEST, "utf8"));
    assert.deepEqual(Object.keys(analysis.entrypoints), Object.keys(exports));
  });
});
