// `npm run release:check`: all that a release needs, short of publishing. It goes on after one that fails.
// `npm run release:check -- versions changelog` runs only the checks with one of the words in their names.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { changelogEntry } from "./release/changelog.mjs";
import { versions } from "./release/versions.mjs";

const root = new URL("..", import.meta.url).pathname;
process.chdir(root);

/** Each gives what is at fault. @type {Record<string, () => string[]>} */
const CHECKS = {
  "committed: nothing is changed that is not committed": () => {
    const { stdout } = spawnSync("git", ["status", "--porcelain"], { encoding: "utf8" });
    return stdout.split("\n").filter((line) => line !== "");
  },
  "versions: the same everywhere": () => versions(root).faults,
  "changelog: an entry for the version": () => {
    const { version } = versions(root);
    const entry = changelogEntry(readFileSync("CHANGELOG.md", "utf8"), version);
    return entry === undefined ? [`CHANGELOG.md has no entry "## [${version}] - YYYY-MM-DD".`] : [];
  },
  "build: from nothing": () => [
    ...run("git", "clean", "-fdXq", "pkg", "target/build"),
    ...run("npm", "run", "build"),
  ],
  "tests: every suite": () => run("npm", "test"),
  "packaging: every tool, publint and attw among them": () => run("npm", "run", "test:packaging"),
  "documentation: the API reference": () => run("npm", "run", "docs"),
  "npm: the tarball": () => run("npm", "pack", "--dry-run", "./pkg"),
  "cargo: the crate, built from what would be published": () => run("scripts/with-tools", "cargo", "package"),
};

const words = process.argv.slice(2);
const chosen = Object.entries(CHECKS).filter(([name]) => {
  return words.length === 0 || words.some((word) => name.split(":")[0]?.includes(word));
});
const failed = chosen.filter(([name, check]) => {
  console.log(`\nrelease: ${name}`);
  const faults = check();
  for (const fault of faults) console.log(`release: failed: ${fault}`);
  return faults.length > 0;
});

console.log(`\nrelease: ${chosen.length - failed.length} of ${chosen.length} checks passed`);
for (const [name] of failed) console.log(`release: failed: ${name}`);
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0;

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, ...words) {
  const { status, signal } = spawnSync(command, words, { stdio: "inherit" });
  return status === 0 ? [] : [`${[command, ...words].join(" ")} ended with ${signal ?? status}`];
}
