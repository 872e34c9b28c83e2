// Server: a region of Unified.to, or the user's own backend or proxy; and who needs a token.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createUpdateRequest, InvalidRequestError, OrderClient, updateOrder } from "assessment-order";
import { startRecordingServer } from "./recording-server.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const PATH = "/assessment/c1/order/o1";

/** @type {[why: string, options: any, base: string][]} */
const UNIFIED = [
  ["by default", {}, "https://api.unified.to"],
  ["in the region us", { region: "us" }, "https://api.unified.to"],
  ["in the region eu", { region: "eu" }, "https://api-eu.unified.to"],
  ["in the region au", { region: "au" }, "https://api-au.unified.to"],
  ["by its URL", { baseUrl: "https://api.unified.to" }, "https://api.unified.to"],
  ["by its URL with a slash", { baseUrl: "https://api-eu.unified.to/" }, "https://api-eu.unified.to"],
  ["by its URL in capitals", { baseUrl: "HTTPS://API.UNIFIED.TO" }, "https://api.unified.to"],
  ["by its URL with a port", { baseUrl: "https://api-au.unified.to:443" }, "https://api-au.unified.to"],
  [
    "by its URL with a port in other words",
    { baseUrl: "https://api.unified.to:0443" },
    "https://api.unified.to",
  ],
  ["by its URL with a prefix", { baseUrl: "https://api.unified.to/v2" }, "https://api.unified.to/v2"],
  ["by its absolute name", { baseUrl: "https://api.unified.to." }, "https://api.unified.to."],
];

/** @type {[baseUrl: string, base: string][]} */
const OTHERS = [
  ["https://example.com", "https://example.com"],
  ["https://example.com/", "https://example.com"],
  ["https://example.com/proxy", "https://example.com/proxy"],
  ["https://example.com/proxy/v1/", "https://example.com/proxy/v1"],
  ["https://example.com:8443/a%2Fb", "https://example.com:8443/a%2Fb"],
  ["https://example.com/!$&'()*+,;=:@", "https://example.com/!$&'()*+,;=:@"],
  ["https://xn--r8jz45g.jp", "https://xn--r8jz45g.jp"],
  ["https://192.0.2.1", "https://192.0.2.1"],
  ["https://[2001:db8::1]", "https://[2001:db8::1]"],
  ["https://api.unified.to.example.com", "https://api.unified.to.example.com"],
  ["http://localhost", "http://localhost"],
  ["http://localhost:8787/api", "http://localhost:8787/api"],
  ["http://api.localhost:80", "http://api.localhost"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["http://127.1.2.3", "http://127.1.2.3"],
  ["http://[::1]:8787", "http://[::1]:8787"],
];

/** @type {[why: string, options: any, option: string][]} */
const REFUSED = [
  ["an unknown region", { region: "uk" }, "region"],
  ["a region in capitals", { region: "US" }, "region"],
  ["an empty region", { region: "" }, "region"],
  ["a region that is no string", { region: 1 }, "region"],
  ["a region of Object", { region: "constructor" }, "region"],
  ["both, even if they agree", { region: "us", baseUrl: "https://api.unified.to" }, "baseUrl"],
  ...[
    "http://example.com",
    "http://api.unified.to",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://128.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
    "http://notlocalhost",
    "http://2130706433",
    "http://0x7f.1",
    "http://127.1",
    "ftp://example.com",
    "ws://localhost",
    "file:///etc/passwd",
    "data:text/plain,x",
    "javascript:alert(1)",
    "example.com",
    "localhost:8787",
    "api",
    "",
    "https:",
    "https://",
    "https:///path",
    "https:example.com",
    "https:/example.com",
    "https:\\\\example.com",
    "https://user@example.com",
    "https://user:hush@example.com",
    "https://:hush@example.com",
    "https://example.com?key=hush",
    "https://example.com/?",
    "https://example.com#hush",
    "https://example.com/#",
    "https://example.com/../x",
    "https://example.com/a/./b",
    "https://example.com/%2e%2E/x",
    "https://example.com/a%zz",
    "https://exa mple.com",
    "https://example.com/a b",
    " https://example.com",
    "https://example.com\n",
    "https://example.com:port",
    "https://example.com:65536",
    "https://exa%6dple.com",
    "https://[::1",
    "https://::1",
    "https://a..b",
    "//example.com",
    "///example.com",
    "/\\example.com",
    "/api",
    "/",
    "./api",
    "?x",
  ].map((baseUrl) => /** @type {any} */ ([JSON.stringify(baseUrl), { baseUrl }, "baseUrl"])),
  ["null", { baseUrl: null }, "baseUrl"],
  ["a number", { baseUrl: 7 }, "baseUrl"],
  ["an object that no string can be made of", { baseUrl: Object.create(null) }, "baseUrl"],
  ["half a surrogate pair", { baseUrl: "https://example.com/\ud800" }, "baseUrl"],
];

describe("Unified.to", () => {
  for (const [why, options, base] of UNIFIED) {
    test(`${why}: ${base}`, async () => {
      const { urls, fetch } = capturing();
      await updateOrder(UPDATE, { ...options, fetch, token: "secret" });
      assert.deepEqual(urls, [base + PATH]);
      assert.equal(createUpdateRequest(UPDATE, { ...options, token: "secret" }).url, base + PATH);
    });

    test(`${why}: a missing token is refused before sending`, async () => {
      const { urls, fetch } = capturing();
      const error = await rejectionOf(updateOrder(UPDATE, { ...options, fetch }));
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.deepEqual([error.option, error.attempts], ["token", 0]);
      const asked = await rejectionOf(
        updateOrder(UPDATE, { ...options, fetch, token: async () => undefined }),
      );
      assert.deepEqual([asked.code, asked.option], ["invalid_request", "token"]);
      assert.equal(thrownBy(() => createUpdateRequest(UPDATE, options)).option, "token");
      assert.deepEqual(urls, []);
    });

    test(`${why}: authorization among the headers is a token`, async () => {
      const { urls, fetch } = capturing();
      await updateOrder(UPDATE, { ...options, fetch, headers: { authorization: "secret" } });
      assert.deepEqual(urls, [base + PATH]);
    });
  }
});

describe("another server", () => {
  for (const [baseUrl, base] of OTHERS) {
    test(`${baseUrl} needs no token`, async () => {
      const { urls, fetch } = capturing();
      await updateOrder(UPDATE, { baseUrl, fetch });
      assert.deepEqual(urls, [base + PATH]);
    });
  }

  test("keeps a path prefix on the wire", async (t) => {
    const server = await startRecordingServer(t);
    await updateOrder(UPDATE, { baseUrl: `${server.url}/proxy/v1/` });
    assert.equal(server.received[0]?.line, `PUT /proxy/v1${PATH} HTTP/1.1`);
  });

  for (const [why, options, option] of REFUSED) {
    test(`refused: ${why}`, async () => {
      const { urls, fetch } = capturing();
      const error = await rejectionOf(updateOrder(UPDATE, { ...options, fetch, token: "secret" }));
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.equal(error.option, option);
      assert.doesNotMatch(error.message, /hush/);
      assert.deepEqual(urls, []);
    });
  }
});

describe("a same-origin path", () => {
  /** @type {[baseUrl: string, base: string][]} */
  const PATHS = [
    ["/", "https://app.example:8443"],
    ["/api", "https://app.example:8443/api"],
    ["/api/v1/", "https://app.example:8443/api/v1"],
  ];
  for (const [baseUrl, base] of PATHS) {
    test(`${baseUrl} is on the origin of the host's location`, async (t) => {
      const { urls, fetch } = capturing();
      setLocation(t, "https://app.example:8443");
      await updateOrder(UPDATE, { baseUrl, fetch });
      assert.deepEqual(urls, [base + PATH]);
    });
  }

  for (const baseUrl of [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/api?x",
    "/api#x",
    "/../x",
    "api",
  ]) {
    test(`${baseUrl} is refused in a page too`, async (t) => {
      const { urls, fetch } = capturing();
      setLocation(t, "https://app.example:8443");
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl, fetch }));
      assert.deepEqual([error.code, error.option], ["invalid_request", "baseUrl"]);
      assert.deepEqual(urls, []);
    });
  }

  test("is refused where the page has no origin of its own", async (t) => {
    setLocation(t, "null");
    const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: "/api", fetch: capturing().fetch }));
    assert.deepEqual([error.code, error.option], ["invalid_request", "baseUrl"]);
  });

  for (const origin of [null, 5, "\ud83d", "https://exa mple"]) {
    test(`is refused where the page's origin has become ${JSON.stringify(origin)}`, async (t) => {
      const { urls, fetch } = capturing();
      setLocation(t, "https://app.example:8443");
      await updateOrder(UPDATE, { baseUrl: "/api", fetch });
      Reflect.set(globalThis, "location", { origin });
      const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: "/api", fetch }));
      assert.deepEqual([error.code, error.option], ["invalid_request", "baseUrl"]);
      assert.equal(urls.length, 1);
    });
  }

  test("of a page at Unified.to itself needs a token", async (t) => {
    setLocation(t, "https://api.unified.to");
    const error = await rejectionOf(updateOrder(UPDATE, { baseUrl: "/", fetch: capturing().fetch }));
    assert.deepEqual([error.code, error.option], ["invalid_request", "token"]);
  });
});

test("a call's server replaces the client's, whichever way each is named", async () => {
  /** @type {[client: any, call: any, base: string][]} */
  const pairs = [
    [{ region: "eu" }, { baseUrl: "https://example.com" }, "https://example.com"],
    [{ baseUrl: "https://example.com" }, { region: "eu" }, "https://api-eu.unified.to"],
    [{ region: "eu" }, { region: "au" }, "https://api-au.unified.to"],
    [{ region: "eu" }, {}, "https://api-eu.unified.to"],
    [{ region: "eu" }, { region: undefined, baseUrl: undefined }, "https://api-eu.unified.to"],
  ];
  for (const [client, call, base] of pairs) {
    const { urls, fetch } = capturing();
    await new OrderClient({ token: "secret", fetch, ...client }).updateOrder(UPDATE, call);
    assert.deepEqual(urls, [base + PATH]);
  }
});

/** A `fetch` that sends nothing and keeps the URLs that it was asked for. */
function capturing() {
  /** @type {string[]} */
  const urls = [];
  /** @param {Request} request */
  const fetch = async (request) => {
    urls.push(request.url);
    return Response.json({});
  };
  return { urls, fetch };
}

/**
 * Makes this process look like a page of that origin until the test is over.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} origin
 */
function setLocation(t, origin) {
  assert.ok(!("location" in globalThis), "Node has no location");
  Object.assign(globalThis, { location: { origin } });
  t.after(() => Reflect.deleteProperty(globalThis, "location"));
}
