// updateOrders: rests of weeks, in time that jumps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { updateOrders } from "assessment-order";
import { collect } from "./streamed-sources.mjs";
import { updates } from "./update-orders-server.mjs";
import { startVirtualTime } from "./virtual-time.mjs";

test("a rest that is longer than any timer is waited for", async (t) => {
  const time = startVirtualTime(t);
  const rest = 30 * 86_400;
  /** @type {number[]} */
  const sent = [];
  const fetch = async () => {
    sent.push(time.elapsed());
    const headers = { "retry-after": String(rest) };
    return sent.length === 1 ? new Response("", { status: 429, headers }) : Response.json({});
  };
  const options = {
    baseUrl: "https://example.com",
    workspaceId: "w1",
    connectionId: "c1",
    maxRetryAfterMs: Number.POSITIVE_INFINITY,
    concurrency: 1,
    maxRetries: 0,
    fetch,
  };
  await collect(updateOrders(updates(2), options));
  assert.deepEqual(sent, [0, rest * 1000]);
});
