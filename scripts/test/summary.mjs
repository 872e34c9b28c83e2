// What the whole run came to.

/** @import { Result } from "./run-suite.mjs" */

/**
 * @param {Result[]} results
 * @returns {number} the exit code
 */
export function printSummary(results) {
  const passed = total(results, "passed");
  const failed = total(results, "failed");
  const rows = [
    ["suite", "passed", "failed", "seconds"],
    ...results.map((result) => [result.name, result.passed, result.failed, result.seconds.toFixed(1)]),
    ["all", passed, failed, total(results, "seconds").toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log("\n━━ summary");
  for (const [name, ...numbers] of rows) {
    console.log([name.padEnd(width), ...numbers.map((number) => String(number).padStart(8))].join(""));
  }
  for (const { name, faults } of results) {
    for (const fault of faults) console.log(`failed in ${name}: ${fault}`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function total(results, column) {
  return results.reduce((sum, result) => sum + result[column], 0);
}
