// What a runner says of its tests, read from its own output.

import { stripVTControlCharacters } from "node:util";

/** @typedef {{ passed: number, failed: number }} Counts */

/** `test result: ok. 17 passed; 0 failed; …`: Rust's own tests, its doc tests and those in WebAssembly. */
export function cargoCounts(output) {
  const results = /^test result: .*?(\d+) passed; (\d+) failed;/gm;
  return sum([...plain(output).matchAll(results)].map(([, passed, failed]) => [passed, failed]));
}

/** The totals that `node --test` ends with. A test it had to cancel did not pass. */
export function nodeCounts(output) {
  const totals = /^[ℹ#] pass (\d+)\n[ℹ#] fail (\d+)\n[ℹ#] cancelled (\d+)$/gm;
  const last = [...plain(output).matchAll(totals)].at(-1);
  if (last === undefined) return sum([]);
  const [, passed, failed, cancelled] = last.map(Number);
  return sum([[passed, failed + cancelled]]);
}

/** A check that passes or fails as a whole. */
export function oneCheck(_output, succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {[passed: unknown, failed: unknown][]} all */
function sum(all) {
  const total = { passed: 0, failed: 0 };
  for (const [passed, failed] of all) {
    total.passed += Number(passed);
    total.failed += Number(failed);
  }
  return total;
}

function plain(output) {
  return stripVTControlCharacters(output).replaceAll("\r\n", "\n");
}
