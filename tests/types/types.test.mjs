// The types of the built package, as a strict compiler sees them in other people's projects.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const TSC = fileURLToPath(new URL("../bin/tsc", import.meta.resolve("typescript")));
const HERE = fileURLToPath(new URL(".", import.meta.url));

/** @type {[where: string, config: string][]} */
const PROJECTS = [
  ["for a bundler", "tsconfig.bundler.json"],
  ["for Node", "tsconfig.nodenext.json"],
  ["for Node, without the types of a page", "tsconfig.node-without-dom.json"],
  ["with every strictness that there is", "tsconfig.strictest.json"],
];

describe("usage.ts compiles", { concurrency: 2 }, () => {
  for (const [where, config] of PROJECTS) {
    test(where, async () => {
      assert.deepEqual(await compile(config), { code: 0, output: "" });
    });
  }
});

/**
 * @param {string} config
 * @returns {Promise<{ code: unknown, output: string }>}
 */
function compile(config) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [TSC, "--project", config, "--pretty", "false"],
      { cwd: HERE },
      (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, output: stdout + stderr });
      },
    );
  });
}
