// Writes the tables of hosts and tools in README.md from the last runs: target/hosts.json, which
// `npm run test:hosts` writes, and target/packaging.json, which `npm run test:packaging` writes.

import { readFileSync, writeFileSync } from "node:fs";
import { hostRows, toolRows } from "./readme/rows.mjs";
import { withTables } from "./readme/tables.mjs";

process.chdir(new URL("..", import.meta.url).pathname);

const hosts = hostRows(results("hosts").hosts);
const tools = toolRows(results("packaging").tools);
writeFileSync("README.md", withTables(readFileSync("README.md", "utf8"), { hosts, tools }));
console.log(`readme: ${hosts.length} hosts, ${tools.length} tools`);

/** @param {string} suite */
function results(suite) {
  try {
    return JSON.parse(readFileSync(`target/${suite}.json`, "utf8"));
  } catch (error) {
    throw new Error(`target/${suite}.json is missing; run: npm run test:${suite}`, { cause: error });
  }
}
