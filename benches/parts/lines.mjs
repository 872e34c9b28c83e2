// Many orders, one a line: how fast a file goes through.
import { validateOrders } from "assessment-order";
import { summarize } from "../measure/compare.mjs";
import { ndjson } from "../orders.mjs";
import { SDK_IN, VALIDATORS } from "../peers/validators.mjs";

/** @import { Comparison } from "../measure/results.mjs" */

const MEGABYTE = 1e6;

/** As a file or a socket gives them. */
const CHUNK = 1 << 16;

/** Each round reads a file long enough that who leaves garbage clears it away in its own time. */
const ROUNDS = 10;

/**
 * @param {{ megabytes?: number }} [options]
 * @returns {Promise<Comparison[]>}
 */
export async function lines({ megabytes = 100 } = {}) {
  const chunks = chunksOf(ndjson((megabytes / ROUNDS) * MEGABYTE));
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const times = RIVALS.map(() => []);
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [index, { run }] of RIVALS.entries()) {
      const start = performance.now();
      const valid = await run(chunks);
      const time = performance.now() - start;
      if (valid === 0) throw new Error(`${RIVALS[index].name}: found no valid order`);
      if (round >= 0) times[index].push(time);
    }
  }
  const title = `NDJSON, ${ROUNDS} × ${Math.round(size / MEGABYTE)} MB in chunks of ${CHUNK >> 10} KiB`;
  const comparison = summarize(title, RIVALS, "MB/s", times, 1);
  for (const row of comparison.rows) row.value = size / MEGABYTE / (row.value / 1000);
  return [comparison];
}

const RIVALS = [
  { name: "validateOrders", run: validOrders },
  { name: "split lines", run: async (chunks) => countLines(chunks, () => true) },
  { name: "split + JSON.parse", run: async (chunks) => countLines(chunks, (line) => JSON.parse(line)) },
  ...[...VALIDATORS, SDK_IN].map(({ name, isValid }) => ({
    name: `split + JSON.parse + ${name}`,
    run: async (chunks) => countLines(chunks, (line) => isValid(JSON.parse(line))),
  })),
];

function chunksOf(bytes) {
  const count = Math.ceil(bytes.length / CHUNK);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * CHUNK, (index + 1) * CHUNK));
}

async function validOrders(chunks) {
  const run = validateOrders(chunks);
  for await (const { line } of run) throw new Error(`line ${line} is valid`);
  return (await run.summary).valid;
}

/** The quickest way that JavaScript has: decode a chunk at once, then cut it. */
function countLines(chunks, isValid) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let begun = "";
  let valid = 0;
  for (const chunk of chunks) {
    const text = begun + decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      if (isValid(text.slice(start, end))) valid += 1;
      start = end + 1;
    }
    begun = text.slice(start);
  }
  return valid;
}
