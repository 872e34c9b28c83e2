// `internal`: the module itself failed; it was started afresh, and the next call works.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** Makes the host's clock, which nothing expects to throw, throw at that moment of a call. */
const MOMENTS = {
  "at the start of a call": "",
  "while the token is asked for": "token: () => (breakClock(), 'secret'),",
  "while fetch runs": "fetch: () => (breakClock(), answer()),",
  "after an attempt": "onAttempt: breakClock, fetch: async () => new Response('', { status: 503 }),",
};

for (const [moment, option] of Object.entries(MOMENTS)) {
  test(`the module fails ${moment}`, () => {
    const { status, stdout, stderr } = run(`
      import { OrderError, updateOrder, validateOrder } from "assessment-order";
      Math.random = () => 0;
      const now = performance.now.bind(performance);
      let mends = () => {};
      const broken = new Promise((resolve) => { mends = resolve; });
      function breakClock() {
        performance.now = () => { performance.now = now; mends(); throw new Error("no clock"); };
      }
      const answer = async () => Response.json({ id: "o1" });
      const update = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
      const base = { baseUrl: "https://example.com", fetch: answer };

      let sent = 0;
      const silent = () => (sent += 1, new Promise(() => {}));
      const other = updateOrder(update, { ...base, fetch: async () => (await broken, silent()), timeoutMs: 100, maxRetries: 9 });
      await new Promise(setImmediate);
      ${option === "" ? "breakClock();" : ""}
      const call = updateOrder(update, { ...base, ${option} });
      const outcomes = await Promise.allSettled([call, other]);
      const codes = outcomes.map(({ reason }) => [reason instanceof OrderError, reason?.name, reason?.code, reason?.retryable]);
      const next = await updateOrder(update, base);
      const already = sent;
      await new Promise((resolve) => setTimeout(resolve, 400));
      console.log(JSON.stringify({ codes, next, valid: validateOrder({}).issueCount, sentLater: sent - already }));
      process.exit();
    `);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    const internal = [true, "OrderError", "internal", true];
    assert.deepEqual(JSON.parse(stdout), {
      codes: [internal, internal],
      next: { id: "o1" },
      valid: 2,
      sentLater: 0,
    });
  });
}

/** @param {string} script */
function run(script) {
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  return spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd,
    encoding: "utf8",
    timeout: 20_000,
  });
}
