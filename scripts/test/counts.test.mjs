import assert from "node:assert/strict";
import { test } from "node:test";
import { cargoCounts, nodeCounts, oneCheck } from "./counts.mjs";

test("the results of all of cargo's test programs are added up", () => {
  const output = [
    "test result: ok. 92 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.06s",
    "\x1b[1mtest result: \x1b[31mFAILED\x1b[0m. 2 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.04s",
    "  test result: ok. 9 passed; 9 failed; quoted by a test",
  ].join("\n");
  assert.deepEqual(cargoCounts(output), { passed: 94, failed: 1 });
});

test("of node's totals the last count, and what was cancelled has failed", () => {
  const totals = (pass, fail, cancelled) =>
    `ℹ tests 9\nℹ suites 0\nℹ pass ${pass}\nℹ fail ${fail}\nℹ cancelled ${cancelled}\nℹ skipped 0\n`;
  assert.deepEqual(nodeCounts(totals(1, 1, 1) + totals(5, 2, 1)), { passed: 5, failed: 3 });
  assert.deepEqual(nodeCounts("TAP version 13\n# pass 3\n# fail 0\n# cancelled 0\n"), {
    passed: 3,
    failed: 0,
  });
});

test("an output without results counts nothing", () => {
  assert.deepEqual(cargoCounts("error: could not compile"), { passed: 0, failed: 0 });
  assert.deepEqual(nodeCounts("SyntaxError"), { passed: 0, failed: 0 });
});

test("a check is one test", () => {
  assert.deepEqual(oneCheck("", true), { passed: 1, failed: 0 });
  assert.deepEqual(oneCheck("", false), { passed: 0, failed: 1 });
});
