// The hosts that come from npm, each as a package that holds its program for one platform: package.json
// and its lock file name them, and `npm ci` installs the ones that fit.

import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(HERE, "node_modules");
const run = promisify(execFile);

export const NOT_INSTALLED =
  "its program is not installed; `npm run test:hosts` takes it from npm, where there is one for the platform";

/** About 1 GB. Their own scripts would only look for the program again. */
export async function installPrograms() {
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: HERE });
}

/**
 * @param {string} scope the folder of the package, `@oven` or none
 * @param {RegExp} name
 * @param {string} program within the package
 * @returns {string | undefined} its path, if it is installed
 */
export function installedProgram(scope, name, program) {
  const folder = join(MODULES, scope);
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((own) => name.test(own))
    .map((own) => join(folder, own, program))
    .find(existsSync);
}

/**
 * @param {string} program
 * @returns {Promise<string>} the version that it tells
 */
export async function versionOf(program) {
  const { stdout } = await run(program, ["--version"]);
  return /\d[\w.-]*/.exec(stdout)?.[0] ?? stdout.trim();
}
