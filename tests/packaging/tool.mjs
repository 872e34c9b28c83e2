// The tools of other people that the package is tried with: where they are installed, and which versions.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe } from "node:test";
import { promisify } from "node:util";

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {string | Record<string, string>} [bin]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

const FOLDERS = createRequire(import.meta.url).resolve.paths("any") ?? [];

/**
 * The folder of an installed npm package. Not every package lets its manifest be imported, so it is
 * looked for.
 *
 * @param {string} name
 */
export function toolFolder(name) {
  const folder = FOLDERS.map((folder) => join(folder, name)).find(
    (folder) => manifestOf(folder) !== undefined,
  );
  if (folder === undefined) {
    throw new Error(`${name} is not installed; run: npm run test:packaging`);
  }
  return folder;
}

/** @param {string} name */
export function toolVersion(name) {
  return manifestOf(toolFolder(name))?.version;
}

/**
 * What a tool depends on, as far as it is installed: what is made for other machines is not.
 *
 * @param {string} name
 */
export function toolDependencies(name) {
  const { dependencies, optionalDependencies } = manifestOf(toolFolder(name)) ?? {};
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => find(name) !== undefined);
}

/**
 * The program of a tool, the project's own if it has one.
 *
 * @param {string} folder
 * @param {string} name
 */
export function toolProgram(folder, name) {
  const own = join(folder, "node_modules", name);
  const home = manifestOf(own) === undefined ? toolFolder(name) : own;
  const bin = manifestOf(home)?.bin ?? {};
  const [path] = typeof bin === "string" ? [bin] : Object.values(bin);
  if (path === undefined) throw new Error(`${name} has no program`);
  return join(home, path);
}

/**
 * What a tool is started with: its folder, and nothing of the developer's own environment but PATH.
 *
 * @param {string} folder
 * @param {Record<string, string>} [environment]
 */
export function toolOptions(folder, environment = {}) {
  const env = { PATH: process.env["PATH"], HOME: folder, NO_COLOR: "1", ...environment };
  return { cwd: folder, env, timeout: 180_000 };
}

/**
 * Runs a tool in a project; rejects with all that it printed when it fails.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 */
export async function runTool(folder, name, words, environment) {
  const running = promisify(execFile)(toolProgram(folder, name), words, toolOptions(folder, environment));
  const { stdout, stderr } = await running.catch(({ message, stdout, stderr }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });
  return { stdout, stderr };
}

/**
 * A suite about one tool, called by the tool's name and version: the table in the README is made from these.
 *
 * @param {string} title the tool's own spelling
 * @param {string} name its npm package
 * @param {() => void} tests
 */
export function describeTool(title, name, tests) {
  describe(`${title} ${toolVersion(name)}`, tests);
}

/** @param {string} name */
function find(name) {
  return FOLDERS.map((folder) => join(folder, name)).find((folder) => manifestOf(folder) !== undefined);
}

/**
 * @param {string} folder
 * @returns {Manifest | undefined}
 */
function manifestOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}
