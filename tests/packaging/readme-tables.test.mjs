// The tables in README.md name every host and every tool that there are tests for.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { hostRows, hostTitle, toolRows } from "../../scripts/readme/rows.mjs";
import { tableRows, withTables } from "../../scripts/readme/tables.mjs";
import { hosts } from "../hosts/runner/hosts.mjs";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const HERE = new URL(".", import.meta.url);

const TEXT = `Before.

<!-- tools: a note -->

| Tool | Version |
| ---- | ------- |
| old  | 1.0.0   |

<!-- /tools -->

After.
`;

test("the table of hosts names each host and place of the suite, with a version and what came of it", () => {
  const rows = tableRows(README, "hosts");
  const named = new Set(rows.map(([name]) => name));
  for (const { name, places } of hosts()) {
    for (const { where } of places) assert.ok(named.has(hostTitle(name, where)), `${name}, ${where}`);
  }
  checkRows(rows);
});

test("the table of tools names each tool of these tests, with its version and what came of it", () => {
  const rows = tableRows(README, "tools");
  const files = readdirSync(HERE, { recursive: true }).map(String);
  const tests = files.filter((file) => file.endsWith(".test.mjs") && !file.includes("node_modules"));
  const titles = tests.flatMap((file) => {
    const source = readFileSync(new URL(file, HERE), "utf8");
    return [...source.matchAll(/^describeTool\("([^"]+)"/gm)].map(([, title]) => title);
  });
  assert.deepEqual(rows.map(([name]) => name).toSorted(), titles.toSorted());
  checkRows(rows);
});

test("a table is written anew between its markers, and nothing else is touched", () => {
  const results = [{ tool: "Vite", version: "8.3.8", passed: 4, failed: 0 }];
  const written = withTables(TEXT, { tools: toolRows(results).map((row) => row.slice(0, 2)) });
  assert.equal(written, TEXT.replace("| old  | 1.0.0   |", "| Vite | 8.3.8   |"));
  assert.throws(() => withTables("No table.", { tools: [] }), /no table between the markers/);
});

test("a failure is told, and the versions of a host stand together", () => {
  const node = { host: "Node", where: "process", passed: 9 };
  const page = { host: "Firefox", version: "153.7", where: "service worker", passed: 3, failed: 0 };
  assert.deepEqual(
    hostRows([
      { ...node, version: "20.0.0", failed: 1 },
      { ...node, version: "24.1.0", failed: 0 },
      page,
      { host: "Deno", leftOut: "it is not here" },
    ]),
    [
      ["Node", "20.0.0, 24.1.0", "18 passed, 1 failed"],
      ["Firefox, service worker", "153.7", "3 passed"],
    ],
  );
});

/** @param {string[][]} rows */
function checkRows(rows) {
  for (const [name, version, tests] of rows) {
    assert.match(String(version), /^\d/, name);
    assert.match(String(tests), /^\d+ passed(, \d+ failed)?$/, name);
  }
}
