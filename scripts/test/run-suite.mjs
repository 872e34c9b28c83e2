// Runs one suite, step after step, and counts.

import { runCommand } from "./command.mjs";

/** @import { Suite, Step } from "./suites.mjs" */
/** @typedef {{ name: string, passed: number, failed: number, seconds: number, faults: string[] }} Result */

const DEFAULT_MINUTES = 10;

/**
 * A step that fails does not keep the next from running.
 *
 * @param {Suite} suite
 * @returns {Promise<Result>}
 */
export async function runSuite({ name, about, steps, prepare }) {
  console.log(`\n━━ ${name}: ${about}`);
  const result = { name, passed: 0, failed: 0, seconds: 0, faults: [] };
  const start = performance.now();
  let prepared;
  try {
    prepared = await prepare?.();
    for (const step of steps) await runStep(step, prepared?.env, result);
  } catch (error) {
    fail(result, `could not be run: ${error.stack}`);
  } finally {
    await prepared?.close();
  }
  result.seconds = (performance.now() - start) / 1000;
  const { passed, failed, seconds } = result;
  console.log(`━━ ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
  return result;
}

/**
 * @param {Step} step
 * @param {Record<string, string> | undefined} env
 * @param {Result} result
 */
async function runStep(
  { command, title = command.join(" "), counts, env, minutes = DEFAULT_MINUTES, leftOut, impossible },
  more,
  result,
) {
  if (leftOut !== undefined) return console.log(`── left out: ${title}, because ${leftOut}`);
  console.log(`── ${title}`);
  if (impossible !== undefined) return fail(result, `${title}: ${impossible}`);

  const { output, fault } = await runCommand(command, { env: { ...env, ...more }, minutes });
  const { passed, failed } = counts(output, fault === undefined);
  result.passed += passed;
  if (failed > 0) return fail(result, `${title}: ${fault ?? "reported failures"}`, failed);
  if (fault !== undefined) return fail(result, `${title}: ${fault}`);
  if (passed === 0) return fail(result, `${title}: ran no test`);
}

function fail(result, fault, tests = 1) {
  result.failed += tests;
  result.faults.push(fault);
  console.log(`── failed: ${fault}`);
}
