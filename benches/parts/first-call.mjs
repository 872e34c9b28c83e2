// What it costs to begin: import and first validation of a full order, in a fresh process (or page) for each sample.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { COLD_RIVALS } from "../cold/rivals.mjs";
import { median, summarize } from "../measure/compare.mjs";

/** @import { Comparison } from "../measure/results.mjs" */

const SAMPLES = 10;

/**
 * @param {(file: string) => Promise<{ load: number, call: number }>} [take] Takes a sample.
 * @returns {Promise<Comparison[]>}
 */
export async function firstCall(take = inProcess) {
  const samples = COLD_RIVALS.map(() => []);
  for (let round = -1; round < SAMPLES; round += 1) {
    for (const [index, { file }] of COLD_RIVALS.entries()) {
      const taken = await take(file);
      if (round >= 0) samples[index].push(taken);
    }
  }
  const times = samples.map((taken) => taken.map(({ load, call }) => load + call));
  const comparison = summarize("import + first call, cold", COLD_RIVALS, "ms", times, 1);
  for (const [index, row] of comparison.rows.entries()) {
    const of = (step) => median(samples[index].map((taken) => taken[step]));
    row.details = { import: of("load"), "first call": of("call") };
  }
  return [comparison];
}

async function inProcess(file) {
  const script = fileURLToPath(new URL("../cold/process.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, file]);
  return JSON.parse(stdout);
}
