// `npm run test:packaging`: every test of the packed tarball, with all tools; target/packaging.json tells
// the results. `npm run test:packaging -- webpack` runs only the files with one of the words in their names,
// and notes nothing.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { installTools } from "./install-tools.mjs";

process.chdir(new URL("../..", import.meta.url).pathname);

const HERE = "tests/packaging";
const words = process.argv.slice(2);

installTools();
process.exitCode = runTests();

function runTests() {
  const all = readdirSync(HERE, { recursive: true }).map((name) => `${HERE}/${name}`);
  const files = all.filter((file) => file.endsWith(".test.mjs") && !file.includes("node_modules")).sort();
  const chosen = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
  if (words.length === 0) {
    mkdirSync("target", { recursive: true });
    reporters.push(
      `--test-reporter=./${HERE}/results.mjs`,
      "--test-reporter-destination=target/packaging.json",
    );
  }
  const { status } = spawnSync(
    process.execPath,
    ["--test", "--test-concurrency=2", ...reporters, ...chosen],
    { stdio: "inherit" },
  );
  return status ?? 1;
}
