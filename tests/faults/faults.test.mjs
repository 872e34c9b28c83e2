// Every fault in every host: what the call comes to, and what the servers saw of it.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { startFaultServer } from "./fault-server.mjs";
import { FAULTS } from "./faults.mjs";
import { HOSTS } from "./hosts.mjs";

/** @import { Running } from "./hosts.mjs" */

const TOKEN = "hush-token";
const UPDATE = {
  connectionId: "c1",
  id: "o1",
  order: { workspace_id: "w1", profile_national_identifier: "hush-078" },
};
const PATIENCE = { timeout: 15_000 };

/** @type {Awaited<ReturnType<typeof startFaultServer>>} */
let server;
/** To which nothing may ever be sent. */
const elsewhere = createServer((socket) => {
  intruders.push(socket.remotePort);
  socket.destroy();
});
/** @type {unknown[]} */
const intruders = [];
let closedPort = 0;

before(async () => {
  await once(elsewhere.listen(0, "127.0.0.1"), "listening");
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  closedPort = portOf(closed);
  await new Promise((resolve) => closed.close(resolve));
  server = await startFaultServer(`http://127.0.0.1:${portOf(elsewhere)}`);
});
after(async () => {
  elsewhere.close();
  await server.close();
});

for (const host of HOSTS) {
  if (host.leftOut) console.log(`faults: ${host.title} is left out: ${host.leftOut}`);
  describe(`in ${host.title}`, { skip: host.leftOut ?? false }, () => {
    /** @type {Running} */
    let running;
    before(
      async () => {
        running = await host.start();
      },
      { timeout: 90_000 },
    );
    after(() => running?.close());

    for (const row of FAULTS) {
      test(row.what, PATIENCE, async (t) => {
        const run = server.run(row);
        const baseUrl = row.at?.replace("CLOSED", String(closedPort)) ?? run.baseUrl;
        const outcome = await running.run({
          update: { ...UPDATE, ...row.update },
          options: { baseUrl, token: TOKEN, ...row.options },
          abortAfterMs: row.abortAfterMs,
          tokenNever: row.tokenNever,
        });
        const { expect, requests } = seenIn(host.name, row);
        assertOutcome(outcome, expect, row);
        if (row.afterAbort) t.diagnostic(`ended ${outcome.afterAbortMs.toFixed(1)} ms after the abort`);
        assert.equal(run.seen.requests.length, requests, "requests that the server saw");
        for (const request of run.seen.requests) assertRequest(request);
        assertGaps(run.seen.requests, row.gaps ?? []);
        const astray = [...server.strays.splice(0), ...intruders.splice(0)];
        assert.deepEqual(astray, [], "requests that went elsewhere");
        assert.deepEqual(outcome.unhandled, [], "unhandled rejections");
      });
    }
  });
}

/** @param {import("node:net").Server} listening */
function portOf(listening) {
  return /** @type {import("node:net").AddressInfo} */ (listening.address()).port;
}

/**
 * @param {import("./hosts.mjs").Host["name"]} host
 * @param {import("./faults.mjs").Row} row
 */
function seenIn(host, { expect, requests, but = {} }) {
  const other = but[host] ?? (host === "Node" ? undefined : but.pages);
  return { expect, requests, ...other };
}

/**
 * @param {any} outcome
 * @param {Record<string, unknown>} expect
 * @param {import("./faults.mjs").Row} row
 */
function assertOutcome(outcome, expect, { takes = [0, 15_000], afterAbort }) {
  const looked = Object.fromEntries(Object.keys(expect).map((name) => [name, outcome[name]]));
  assert.deepEqual(looked, expect, JSON.stringify({ ...outcome, body: undefined }));
  if (outcome.class) assert.ok(outcome.isError, "an OrderError and an Error");
  assert.doesNotMatch(outcome.shown ?? "", /hush/, "what a log could show");
  const [least, most] = takes;
  const { elapsedMs, afterAbortMs, attempts } = outcome;
  assert.ok(elapsedMs >= least - 2 && elapsedMs <= most, `it took ${elapsedMs} ms`);
  if (afterAbort) assert.ok(afterAbortMs < afterAbort, `it ended ${afterAbortMs} ms after the abort`);
  if (attempts !== undefined) assert.equal(outcome.reported.length, attempts, "reports of attempts");
}

/** What is sent is the same in every attempt and in every host. @param {import("./fault-server.mjs").Received} request */
function assertRequest({ method, path, headers, body }) {
  assert.deepEqual([method, path.split("/").slice(2).join("/")], ["PUT", "assessment/c1/order/o1"]);
  assert.deepEqual(
    [headers["authorization"], headers["content-type"], headers["accept"]],
    [`Bearer ${TOKEN}`, "application/json", "application/json"],
  );
  assert.deepEqual(JSON.parse(body), { ...UPDATE.order, connection_id: "c1" });
}

/**
 * @param {import("./fault-server.mjs").Received[]} requests
 * @param {number[]} gaps
 */
function assertGaps(requests, gaps) {
  gaps.forEach((least, index) => {
    const gap = (requests[index + 1]?.at ?? 0) - (requests[index]?.at ?? 0);
    assert.ok(gap >= least && gap < least + 2500, `${gap} ms between two requests, not ${least}`);
  });
}
