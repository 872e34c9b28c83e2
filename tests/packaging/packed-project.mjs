// The package as users get it: packed with npm, and installed from the tarball into a project of their own.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** @import { TestContext } from "node:test" */

const PACKAGE = fileURLToPath(new URL("../../pkg", import.meta.url));
const run = promisify(execFile);

/**
 * A folder that is gone when the test is over.
 *
 * @param {Pick<TestContext, "after">} t
 */
export async function temporaryFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), "assessment-order-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * `npm pack` of the built package.
 *
 * @param {string} folder where the tarball goes
 * @returns {Promise<{ tarball: string, files: { path: string, size: number, mode: number }[] }>}
 */
export async function pack(folder) {
  const { stdout } = await run(
    "npm",
    ["pack", "--json", "--silent", "--ignore-scripts", "--pack-destination", folder],
    { cwd: PACKAGE },
  );
  const told = JSON.parse(stdout);
  const [{ filename, files }] = Array.isArray(told) ? told : Object.values(told);
  return { tarball: join(folder, filename), files };
}

/**
 * A project of those files in a folder of its own, with the package installed from its tarball and without a network.
 *
 * @param {TestContext} t
 * @param {Record<string, string>} files
 */
export async function createProject(t, files) {
  const folder = await temporaryFolder(t);
  const { tarball } = await pack(folder);
  await writeFile(
    join(folder, "package.json"),
    '{ "name": "throw-away", "private": true, "type": "module" }',
  );
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], {
    cwd: folder,
  });
  return folder;
}

/**
 * Runs a script of a project with Node.
 *
 * @param {string} folder
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 */
export async function runNode(folder, words, environment = {}) {
  const options = {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, ...environment },
    timeout: 60_000,
  };
  const { stdout, stderr } = await run(process.execPath, words, options);
  return { stdout, stderr };
}
