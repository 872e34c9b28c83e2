// The package as users get it: packed with npm, and installed from the tarball into a project of their own.

import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { toolFolder, toolOptions } from "./tool.mjs";

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

/** @type {Promise<string> | undefined} */
let packing;

/** Packed once for all projects of a process, and gone with it. */
function tarballOfThisRun() {
  packing ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "assessment-order-tarball-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return (await pack(folder)).tarball;
  })();
  return packing;
}

/**
 * A project of those files in a folder of its own, with the package installed from its tarball and
 * without a network.
 * The tools that it names are links in its `node_modules`, as pnpm has them.
 *
 * @param {Pick<TestContext, "after">} t
 * @param {Record<string, string>} files
 * @param {string[]} [tools]
 */
export async function createProject(t, files, tools = []) {
  const folder = await temporaryFolder(t);
  const tarball = await tarballOfThisRun();
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
  for (const tool of tools) {
    const link = join(folder, "node_modules", tool);
    await mkdir(dirname(link), { recursive: true });
    await symlink(toolFolder(tool), link);
  }
  return folder;
}

/**
 * Runs a script of a project with Node.
 *
 * @param {string} folder
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 */
export async function runNode(folder, words, environment) {
  const { stdout, stderr } = await run(process.execPath, words, toolOptions(folder, environment));
  return { stdout, stderr };
}
