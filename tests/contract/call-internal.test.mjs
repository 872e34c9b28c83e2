// `internal`: the module itself failed; it was started afresh, and the next call works.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { updateOrder, validateOrder } from "assessment-order";

/** Makes something of the host's that the module uses, and nothing expects to throw, throw at that moment of a call. */
const MOMENTS = {
  "while the caller's headers are read": `
    options.headers = { "x-trace": "7" };
    const { entries } = Headers.prototype;
    Headers.prototype.entries = () => { Headers.prototype.entries = entries; throw new Error("no headers"); };`,
  "while the order is validated": `
    order.profile_date_of_birth = "9999-12-31";
    const { now } = Date;
    Date.now = () => { Date.now = now; throw new Error("no time"); };`,
  "after an attempt": `
    options.fetch = async () => new Response("", { status: 503 });
    Math.random = () => { Math.random = () => 0; throw new Error("no chance"); };`,
};

for (const [moment, breaks] of Object.entries(MOMENTS)) {
  test(`the module fails ${moment}`, () => {
    const { status, stdout, stderr } = run(`
      import { OrderError, updateOrder, validateOrder, validateOrders } from "assessment-order";
      const order = { workspace_id: "w1" };
      const update = { connectionId: "c1", id: "o1", order };
      const base = { baseUrl: "https://example.com", fetch: async () => Response.json({ id: "o1" }) };
      await updateOrder(update, base);

      let answer;
      const answered = new Promise((resolve) => { answer = resolve; });
      const underWay = updateOrder(update, { ...base, fetch: () => answered });
      const lines = validateOrders((async function* () { yield "{}\\n"; yield await answered.then(() => "{}\\n"); })());
      const iterator = lines[Symbol.asyncIterator]();
      await iterator.next();
      await new Promise(setImmediate);
      const options = { ...base };
      ${breaks}
      const failure = await updateOrder(update, options).catch((error) => error);
      answer(Response.json({ id: "o2" }));
      const reading = await iterator.next().catch((error) => error);
      const codes = [failure, reading].map((error) => [error instanceof OrderError, error.name, error.code, error.retryable]);
      const { attempts } = failure;
      const next = await updateOrder(update, base);
      console.log(JSON.stringify({ codes, attempts, underWay: await underWay, next, valid: validateOrder({}).issueCount }));
      process.exit();
    `);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    const internal = [true, "OrderError", "internal", true];
    assert.deepEqual(JSON.parse(stdout), {
      codes: [internal, internal],
      attempts: moment.startsWith("after") ? 1 : 0,
      underWay: { id: "o2" },
      next: { id: "o1" },
      valid: 2,
    });
  });
}

test("the module fails in a call that the host makes while another one works", (t) => {
  const order = { workspace_id: "w1", connection_id: "c1", profile_date_of_birth: "9999-12-31" };
  const now = t.mock.method(Date, "now", () => {
    now.mock.mockImplementation(() => {
      throw new Error("no time");
    });
    assert.throws(() => validateOrder(order), { code: "internal" });
    now.mock.restore();
    return Date.now();
  });
  assert.throws(() => validateOrder(order), { name: "OrderError", code: "internal" });
  assert.equal(validateOrder(order).issueCount, 1);
});

test("a full stack leaves no broken module behind", () => {
  const order = { workspace_id: "w1", connection_id: "c1" };
  /** @param {unknown[]} more */
  const recurse = (...more) => {
    validateOrder(order);
    recurse(...more, 0);
  };
  for (let round = 0; round < 20; round += 1) {
    assert.throws(() => recurse());
    assert.equal(validateOrder(order).valid, true);
  }
});

test("headers that are no Headers are none of the module's affairs", async () => {
  const answer = { status: 503, headers: new Map([["retry-after", 2]]), text: () => "" };
  const options = { baseUrl: "https://example.com", maxRetries: 0, fetch: async () => answer };
  const failure = updateOrder(
    { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } },
    /** @type {any} */ (options),
  );
  await assert.rejects(failure, { name: "HttpError", status: 503, attempts: 1 });
});

/** @param {string} script */
function run(script) {
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  return spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd,
    encoding: "utf8",
    timeout: 20_000,
  });
}
