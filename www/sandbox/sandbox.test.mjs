import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BULK_CONNECTION_ID, startSandbox } from "./index.js";

const ID = "5de520f96e439b002043d8d8";
const PAGE = "http://localhost:5173";

let sandbox;
let address;
before(async () => {
  sandbox = await startSandbox({ maxBodyBytes: 64 * 1024, maxReceived: 40 });
  address = `${sandbox.url}/assessment/${sandbox.connectionId}/order/${ID}`;
});
after(() => sandbox.close());

function send(method, { url = address, body, headers = {} } = {}) {
  return fetch(url, {
    method,
    body,
    duplex: "half",
    headers: { authorization: `Bearer ${sandbox.token}`, "content-type": "application/json", ...headers },
  });
}

function put(order, options = {}) {
  return send("PUT", { body: typeof order === "string" ? order : JSON.stringify(order), ...options });
}

function order(more = {}) {
  return { workspace_id: "w1", connection_id: sandbox.connectionId, ...more };
}

/** As a browser would not do it: with a `Host` of one's own. */
async function sendWithHost(host) {
  const headers = { host, authorization: `Bearer ${sandbox.token}` };
  const [answer] = await once(request(address, { headers }).end(), "response");
  answer.resume();
  return answer;
}

async function refused(answer, status, message) {
  assert.equal(answer.status, status);
  assert.match(answer.headers.get("content-type"), /^application\/json/);
  const { error, request_id } = await answer.json();
  assert.match(error.message, message);
  assert.equal(request_id, answer.headers.get("x-request-id"));
  return error;
}

describe("the connection for many orders", () => {
  test("has an order of every id, and keeps those that were sent", async () => {
    const url = address.replace(sandbox.connectionId, BULK_CONNECTION_ID).replace(ID, "of-mine");
    const sent = { workspace_id: "w1", connection_id: BULK_CONNECTION_ID, id: "of-mine", status: "FAILED" };
    assert.equal((await (await send("GET", { url })).json()).status, "OPEN");
    assert.equal(sandbox.bulkOrders.size, 0);
    const stored = await (await put(sent, { url })).json();
    assert.deepEqual(stored, { ...sent, created_at: stored.created_at, updated_at: stored.updated_at });
    assert.deepEqual([...sandbox.bulkOrders], [["of-mine", stored]]);
  });
});

describe("an update", () => {
  test("replaces the stored order, keeps id and created_at, sets updated_at", async () => {
    const before = sandbox.orders.get(ID);
    const answer = await put(
      order({ status: "COMPLETED", created_at: "2000-01-01T00:00:00Z", of_mine: [1] }),
    );
    assert.equal(answer.status, 200);
    const stored = await answer.json();
    const { updated_at, ...rest } = stored;
    const { created_at } = before;
    assert.deepEqual(rest, { ...order({ status: "COMPLETED", of_mine: [1] }), id: ID, created_at });
    assert.ok(Date.parse(updated_at) > Date.parse(created_at));
    assert.deepEqual(sandbox.orders.get(ID), stored);
    assert.deepEqual(await (await send("GET")).json(), stored);
  });

  test("answers with the fields asked for only, and stores all", async () => {
    const answer = await put(order({ status: "OPEN", reference: "R" }), {
      url: `${address}?fields=id&fields=status`,
    });
    assert.deepEqual(await answer.json(), { id: ID, status: "OPEN" });
    assert.equal(sandbox.orders.get(ID).reference, "R");
    const got = await send("GET", { url: `${address}?fields=reference` });
    assert.deepEqual(await got.json(), { reference: "R" });
  });

  test("takes empty fields and raw as absent", async () => {
    const answer = await put(order(), { url: `${address}?fields=&raw=` });
    assert.equal((await answer.json()).workspace_id, "w1");
  });

  for (const [what, query, message] of [
    ["an unknown field", "?fields=id&fields=stauts", /no field "stauts"/],
    ["fields joined by a comma", "?fields=id,status", /no field "id,status"/],
    ["raw twice", "?raw=a&raw=b", /raw may be given once/],
  ]) {
    test(`refuses ${what} in the query`, async () => {
      await refused(await put(order(), { url: address + query }), 400, message);
    });
  }

  for (const [what, body, message] of [
    ["no body", "", /not JSON/],
    ["no JSON", "{", /not JSON/],
    ["a byte order mark", "\uFEFF{}", /not JSON/],
    ["broken UTF-8", Uint8Array.of(0x22, 0xff, 0x22), /not JSON/],
    ["an array", "[]", /must be a JSON object/],
    ["null", "null", /must be a JSON object/],
    ["no workspace_id", { connection_id: "c" }, /workspace_id is required/],
    ["an empty workspace_id", { workspace_id: "", connection_id: "c" }, /workspace_id is required/],
    ["a number as connection_id", { workspace_id: "w", connection_id: 1 }, /connection_id is required/],
    ["another connection_id", { workspace_id: "w", connection_id: "c" }, /connection_id differs/],
    ["another id", () => order({ id: "o" }), /id differs/],
    ["an unknown status", () => order({ status: "completed" }), /status must be one of OPEN/],
    ["a status in an array", () => order({ response_status: ["OPEN"] }), /response_status must be one of/],
    ["an unknown gender", () => order({ profile_gender: "X" }), /profile_gender must be one of MALE/],
    ["a score as text", () => order({ response_score: "9" }), /response_score must be a number/],
    ["null for a string", () => order({ reference: null }), /reference must be a string/],
    [
      "one e-mail instead of an array",
      () => order({ profile_emails: "a@b.c" }),
      /profile_emails must be an array/,
    ],
  ]) {
    test(`refuses ${what}`, async () => {
      const stored = sandbox.orders.get(ID);
      const value = typeof body === "function" ? body() : body;
      const answer = value instanceof Uint8Array ? await send("PUT", { body: value }) : await put(value);
      await refused(answer, 400, message);
      assert.equal(sandbox.orders.get(ID), stored);
    });
  }

  test("names the field at fault", async () => {
    const error = await refused(await put(order({ status: 1 })), 400, /status/);
    assert.deepEqual([error.code, error.field], ["bad_request", "status"]);
  });

  test("must be application/json", async () => {
    await refused(
      await put(order(), { headers: { "content-type": "text/plain" } }),
      415,
      /application\/json/,
    );
    const answer = await put(order(), { headers: { "content-type": "application/json; charset=utf-8" } });
    assert.equal(answer.status, 200);
  });

  test("has a bounded body, with a length or in chunks", async () => {
    const large = JSON.stringify(order({ reference: "x".repeat(64 * 1024) }));
    await refused(await put(large), 413, /65536 bytes/);
    await refused(await send("PUT", { body: new Blob([large]).stream() }), 413, /65536 bytes/);
    await refused(await put("x".repeat(20 * 1024 * 1024)), 413, /65536 bytes/);
    assert.equal((await put(order())).status, 200);
  });

  test("is accepted in chunks too", async () => {
    const body = new Blob([JSON.stringify(order({ reference: "chunks" }))]).stream();
    assert.equal((await (await send("PUT", { body })).json()).reference, "chunks");
  });
});

describe("what is not there", () => {
  for (const [what, path, message] of [
    ["connection", `/assessment/5de520f96e439b0020430000/order/${ID}`, /no such connection/],
    ["order", "/assessment/5de520f96e439b002043d8dc/order/5de520f96e439b0020430000", /no such order/],
    ["order with an odd id", "/assessment/5de520f96e439b002043d8dc/order/a%2Fb%3F%25", /no such order/],
    ["path", "/assessment/5de520f96e439b002043d8dc/orders", /nothing at this path/],
    ["path", "/", /nothing at this path/],
  ]) {
    test(`is 404: ${what} ${path}`, async () => {
      await refused(await put(order(), { url: sandbox.url + path }), 404, message);
      await refused(await send("GET", { url: sandbox.url + path }), 404, message);
    });
  }

  for (const method of ["POST", "PATCH", "DELETE"]) {
    test(`is 405: ${method}`, async () => {
      const answer = await send(method);
      assert.equal(answer.headers.get("allow"), "GET, PUT, OPTIONS");
      await refused(answer, 405, /GET and PUT/);
    });
  }
});

describe("the bearer token", () => {
  for (const authorization of ["", "Bearer", "Bearer wrong", "Basic sandbox-token", "sandbox-token"]) {
    test(`is refused: ${JSON.stringify(authorization)}`, async () => {
      const answer = await put(order(), { headers: { authorization } });
      assert.equal(answer.headers.get("www-authenticate"), "Bearer");
      await refused(answer, 401, /bearer token/);
    });
  }

  test("may have its scheme in any case", async () => {
    const answer = await send("GET", { headers: { authorization: `bearer ${sandbox.token}` } });
    assert.equal(answer.status, 200);
  });

  test("is asked for before anything is said of connections", async () => {
    const url = `${sandbox.url}/assessment/none/order/none`;
    await refused(await send("GET", { url, headers: { authorization: "" } }), 401, /bearer token/);
  });
});

describe("pages", () => {
  function preflight(origin) {
    const headers = {
      origin,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "authorization,content-type,x-trace",
    };
    return fetch(address, { method: "OPTIONS", headers });
  }

  for (const origin of [PAGE, "http://127.0.0.1:4173", "http://[::1]:80", "https://app.localhost"]) {
    test(`on ${origin} may send an update and read the answer`, async () => {
      const allowed = await preflight(origin);
      assert.equal(allowed.status, 204);
      assert.equal(allowed.headers.get("access-control-allow-origin"), origin);
      assert.match(allowed.headers.get("access-control-allow-methods"), /PUT/);
      assert.equal(allowed.headers.get("access-control-allow-headers"), "authorization,content-type,x-trace");
      assert.ok(allowed.headers.get("x-request-id"));

      const answer = await put(order(), { headers: { origin } });
      assert.equal(answer.headers.get("access-control-allow-origin"), origin);
      assert.equal(answer.headers.get("access-control-expose-headers"), "retry-after,x-request-id");
      assert.match(answer.headers.get("vary"), /origin/i);
    });
  }

  test("may read refusals", async () => {
    const answer = await put("{", { headers: { origin: PAGE } });
    assert.equal(answer.headers.get("access-control-allow-origin"), PAGE);
    await refused(answer, 400, /not JSON/);
    const unauthorized = await put(order(), { headers: { origin: PAGE, authorization: "" } });
    assert.equal(unauthorized.headers.get("access-control-allow-origin"), PAGE);
    const large = await put("x".repeat(65 * 1024), { headers: { origin: PAGE } });
    assert.equal(large.headers.get("access-control-allow-origin"), PAGE);
  });

  for (const origin of [
    "https://example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "null",
  ]) {
    test(`on ${origin} may not`, async () => {
      assert.equal((await preflight(origin)).headers.get("access-control-allow-origin"), null);
      const answer = await put(order(), { headers: { origin } });
      assert.equal(answer.headers.get("access-control-allow-origin"), null);
    });
  }
});

describe("the host", () => {
  for (const host of ["localhost:8787", "127.0.0.1", "127.8.0.1:1", "[::1]:8787", "api.localhost"]) {
    test(`may be ${host}`, async () => {
      assert.equal((await sendWithHost(host)).statusCode, 200);
    });
  }

  for (const host of [
    "example.com",
    "127.0.0.1.example.com",
    "localhost.example.com:8787",
    "192.0.2.1",
    "0.0.0.0",
  ]) {
    test(`may not be ${host}`, async () => {
      const answer = await sendWithHost(host);
      assert.equal(answer.statusCode, 403);
      assert.ok(answer.headers["x-request-id"]);
    });
  }

  test("is not reachable from other machines", async () => {
    const outside = Object.values(networkInterfaces()).flat();
    const { port } = new URL(sandbox.url);
    for (const { address: ip, family, internal } of outside) {
      if (internal || family !== "IPv4") continue;
      await assert.rejects(fetch(`http://${ip}:${port}/`), { name: "TypeError" });
    }
    assert.equal(new URL(sandbox.url).hostname, "127.0.0.1");
  });
});

describe("the record", () => {
  test("holds each request as it came", async () => {
    const path = `/assessment/${sandbox.connectionId}/order/a%2Fb%21?raw=foo%3Dbar%26zoo%3Dbar&fields=id`;
    const body = `{ "a" : 1.0, "é": "\\u00e9" }`;
    const answer = await put(body, { url: sandbox.url + path, headers: { "X-Trace": "7" } });
    const received = sandbox.received.at(-1);
    assert.equal(received.requestId, answer.headers.get("x-request-id"));
    assert.deepEqual([received.method, received.url, received.status], ["PUT", path, 404]);
    assert.equal(received.headers["x-trace"], "7");
    assert.equal(received.headers.authorization, `Bearer ${sandbox.token}`);
    assert.deepEqual(Buffer.from(received.body), Buffer.from(body));
  });

  test("holds the path as it came, dots and quotes too", async () => {
    const { port } = new URL(sandbox.url);
    const path = "/assessment/../order/%2e%2E/'?raw='a'";
    const [answer] = await once(request({ host: "127.0.0.1", port, path }).end(), "response");
    answer.resume();
    assert.equal(sandbox.received.at(-1).url, path);
  });

  test("holds refused requests too", async () => {
    await put("{}", { headers: { authorization: "" } });
    assert.equal(sandbox.received.at(-1).status, 401);
    assert.equal(Buffer.from(sandbox.received.at(-1).body).toString(), "{}");
    await sendWithHost("example.com");
    assert.equal(sandbox.received.at(-1).status, 403);
  });

  test("keeps the newest", async () => {
    const { received } = sandbox;
    for (let sent = 0; sent < 50; sent += 1) await send("GET", { url: `${sandbox.url}/${sent}` });
    assert.equal(sandbox.received, received);
    assert.equal(received.length, 40);
    assert.deepEqual([received[0].url, received.at(-1).url], ["/10", "/49"]);
  });
});

describe("a sandbox", () => {
  test("gives every answer an id of its own", async () => {
    const answers = await Promise.all([
      send("GET"),
      send("GET"),
      put("{"),
      send("GET", { url: sandbox.url }),
    ]);
    assert.equal(new Set(answers.map(({ headers }) => headers.get("x-request-id"))).size, 4);
  });

  test("starts with seeded orders that it would accept itself", async () => {
    const fresh = await startSandbox();
    assert.ok(fresh.orders.size >= 4);
    for (const [id, stored] of fresh.orders) {
      assert.match(id, /^[0-9a-f]{24}$/);
      const url = `${fresh.url}/assessment/${fresh.connectionId}/order/${id}`;
      assert.equal((await put(stored, { url })).status, 200);
    }
    await fresh.close();
    await assert.rejects(fetch(fresh.url));
  });

  test("shares nothing with another", async () => {
    const other = await startSandbox();
    await put(order({ reference: "only here" }));
    assert.notEqual(other.orders.get(ID).reference, "only here");
    await other.close();
  });

  test("says so when its port is taken", async () => {
    await assert.rejects(startSandbox({ port: Number(new URL(sandbox.url).port) }), { code: "EADDRINUSE" });
  });

  test("starts from the command line, prints where it is and its token, and ends on SIGTERM", async () => {
    const main = fileURLToPath(new URL("main.js", import.meta.url));
    const child = spawn(process.execPath, [main, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    for await (const chunk of child.stdout) {
      printed += chunk;
      if (printed.includes("Orders")) child.kill("SIGTERM");
    }
    assert.match(printed, /http:\/\/127\.0\.0\.1:\d+/);
    assert.match(printed, /sandbox-token/);
    assert.equal(child.exitCode ?? (await once(child, "exit"))[0], 0);
  });
});
