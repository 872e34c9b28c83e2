// What each mood does to a sender, and what the sandbox keeps of it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startSandbox } from "./index.js";

const ID = "5de520f96e439b002043d8d8";

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.close());

function put(mood, run, { id = ID, signal } = {}) {
  return fetch(`${sandbox.url}/moods/${mood}/${run}/assessment/${sandbox.connectionId}/order/${id}`, {
    method: "PUT",
    redirect: "manual",
    headers: { authorization: `Bearer ${sandbox.token}`, "content-type": "application/json" },
    body: JSON.stringify({ workspace_id: "w1", connection_id: sandbox.connectionId, reference: run }),
    signal,
  });
}

async function statuses(mood, run, times) {
  const found = [];
  while (found.length < times) found.push((await put(mood, run)).status);
  return found;
}

const reference = () => sandbox.orders.get(ID).reference;

describe("in its mood, the sandbox", () => {
  for (const [mood, expected] of [
    ["busy", [429, 200, 200]],
    ["unavailable", [503, 503, 200, 200]],
  ]) {
    test(`answers ${expected.join(", ")} when ${mood}, and afresh in each run and for each order`, async () => {
      assert.deepEqual(await statuses(mood, "first", expected.length), expected);
      assert.equal(reference(), "first");
      assert.deepEqual(await statuses(mood, "second", 1), [expected[0]]);
      assert.equal((await put(mood, "first", { id: "another" })).status, expected[0]);
    });
  }

  test("asks for two seconds when busy, and lets a page see it", async () => {
    const { headers } = await put("busy", "seen");
    assert.equal(headers.get("retry-after"), "2");
  });

  test("never answers when stalled, and stores nothing", async () => {
    const leaves = put("stalled", "never", { signal: AbortSignal.timeout(300) });
    await assert.rejects(leaves, { name: "TimeoutError" });
    assert.notEqual(reference(), "never");
  });

  test("stores the order, and breaks off in the middle of its answer", async () => {
    const answer = await put("broken", "half");
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text());
    assert.equal(reference(), "half");
  });

  test("redirects to its own address, and stores nothing", async () => {
    const answer = await put("redirect", "elsewhere");
    assert.equal(answer.status, 307);
    assert.equal(answer.headers.get("location"), `${sandbox.url}/elsewhere`);
    assert.notEqual(reference(), "elsewhere");
  });

  test("says nothing, and stores the order", async () => {
    const answer = await put("empty", "silent");
    assert.deepEqual([answer.status, await answer.text()], [204, ""]);
    assert.equal(reference(), "silent");
  });

  test("answers with HTML, and stores the order", async () => {
    const answer = await put("odd", "html");
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("content-type"), /^text\/html/);
    assert.equal(reference(), "html");
  });

  test("still asks for the token, checks the order and keeps a record", async () => {
    const unknown = await put("empty", "one", { id: "unknown" });
    assert.equal(unknown.status, 404);
    assert.equal(sandbox.received.at(-1).status, 404);
    const url = `${sandbox.url}/moods/odd/one/assessment/${sandbox.connectionId}/order/${ID}`;
    assert.equal((await fetch(url, { method: "PUT" })).status, 401);
  });

  test("has no others", async () => {
    for (const mood of ["none", "constructor"]) assert.equal((await put(mood, "one")).status, 404);
  });

  test("shows a stored order at once, whatever the mood", async () => {
    const url = `${sandbox.url}/moods/unavailable/get/assessment/${sandbox.connectionId}/order/${ID}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${sandbox.token}` } });
    assert.equal(answer.status, 200);
  });
});
