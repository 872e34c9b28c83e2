// updateOrders: ten thousand, of which one in five fails. The server's record and the outcomes agree one for one, 64 are
// under way all the time and never more, and memory stays flat.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { HttpError, updateOrders } from "assessment-order";
import { answerJson } from "./recording-server.mjs";
import { soon } from "./streamed-sources.mjs";
import { startOrderServer, stored } from "./update-orders-server.mjs";
import { watchWasmMemory } from "./wasm-memory.mjs";

const COUNT = 10_000;
const CONCURRENCY = 64;
const WARM_UP = 2_000;
const MEBIBYTE = 2 ** 20;
const FAULTS = /** @type {const} */ (["once", 404, 400]);

/** @param {string} id @returns {"once" | 404 | 400 | undefined} */
function faultOf(id) {
  const index = Number(id.slice(1));
  return index % 5 === 0 ? FAULTS[(index / 5) % 3] : undefined;
}

function* source() {
  for (let index = 0; index < COUNT; index += 1) {
    yield { id: `o${index}`, order: { reference: `r${index}`, profile_name: "Zoë 🦀".repeat(20) } };
  }
}

const wasmBytes = watchWasmMemory();

test("10,000 updates, 64 at once, one in five fails", async (t) => {
  /** @type {Map<string, number[]>} what was answered to each order */
  const record = new Map();
  /** @type {(() => void)[]} answers that are held until 64 requests are under way, or no more orders come */
  const held = [];
  const server = await startOrderServer(t, (response, arrival, request) => {
    server.arrivals.length = 0;
    const { id, number } = arrival;
    const fault = faultOf(id);
    const status = fault === "once" ? (number === 1 ? 500 : 200) : (fault ?? 200);
    record.set(id, [...(record.get(id) ?? []), status]);
    held.push(() => {
      if (status === 200) stored(response, arrival, request);
      else answerJson(response, status, { id }, { "retry-after": "0" });
    });
    if (held.length >= CONCURRENCY) held.shift()?.();
    if (record.size === COUNT) for (const answer of held.splice(0)) answer();
  });

  setFlagsFromString("--expose-gc");
  /** @type {() => void} */
  const collectGarbage = runInNewContext("gc");
  const memory = () => {
    collectGarbage();
    return { heap: process.memoryUsage().heapUsed, wasm: wasmBytes() };
  };

  /** @type {Map<number, string>} index to what came of it */
  const told = new Map();
  /** @type {ReturnType<typeof memory> | undefined} */
  let warm;
  const run = updateOrders(source(), { ...server.options, concurrency: CONCURRENCY });
  const reading = async () => {
    for await (const outcome of run) {
      assert.ok(!told.has(outcome.index), `${outcome.index} was told of twice`);
      assert.equal(outcome.id, `o${outcome.index}`);
      const { id, attempts } = outcome;
      if (outcome.ok) assert.deepEqual(outcome.order, { id });
      else assert.ok(outcome.error instanceof HttpError && outcome.error.attempts === attempts);
      const status = outcome.ok ? 200 : /** @type {HttpError} */ (outcome.error).status;
      told.set(outcome.index, `${status} after ${attempts}`);
      if (told.size === WARM_UP) warm = memory();
    }
  };
  const started = performance.now();
  await soon(reading(), 180_000);
  const elapsed = performance.now() - started;
  const end = memory();

  assert.equal(told.size, COUNT);
  assert.equal(record.size, COUNT);
  for (const [index, what] of told) {
    const answers = record.get(`o${index}`) ?? [];
    assert.equal(what, `${answers.at(-1)} after ${answers.length}`, `o${index}`);
    const fault = faultOf(`o${index}`);
    assert.deepEqual(answers, fault === "once" ? [500, 200] : [fault ?? 200], `o${index}`);
  }
  const failed = [...told.values()].filter((what) => !what.startsWith("200")).length;
  assert.deepEqual(await run.summary, { done: COUNT, failed, skipped: 0 });
  assert.equal(server.load.most, CONCURRENCY);

  t.diagnostic(`${Math.round(elapsed)} ms, ${server.load.most} at once, ${JSON.stringify({ warm, end })}`);
  assert.ok(warm !== undefined && warm.wasm > 0);
  assert.ok(end.wasm <= warm.wasm * 1.5, `wasm memory grew from ${warm.wasm} to ${end.wasm} bytes`);
  // The two records of this test grow too.
  assert.ok(
    end.heap <= warm.heap * 1.5 + 8 * MEBIBYTE,
    `the heap grew from ${warm.heap} to ${end.heap} bytes`,
  );
});
