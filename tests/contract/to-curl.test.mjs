// ToCurl: a command that a shell reads as the request, whatever is in it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { createUpdateRequest, toCurl } from "assessment-order";

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const BASE = { baseUrl: "https://example.com" };

const HOSTILE = [
  'it\'s "quoted"',
  "'; rm -rf / #'",
  "''",
  "'\\''",
  "\\",
  "ends in \\",
  ["$(id) $", "{HOME} $HOME `id`"].join(""),
  "!history !! !$",
  "line\nfeed\r\n\ttab",
  "* ? [a-z] {a,b} ~ | & ; < > ( ) #",
  "%s %n %%",
  "-o /tmp/x --config evil",
  "@/etc/passwd",
  "Zoë 日本語 🦀 e\u0301 \u202e \u2028",
  "\u0001\u001b[31m\u007f",
];

test("what is no request is refused", async () => {
  for (const request of [undefined, null, 5, {}, "https://example.com"]) {
    await assert.rejects(toCurl(/** @type {any} */ (request)), /^TypeError: The request must be a Request/);
  }
});

describe("the command", () => {
  for (const text of HOSTILE) {
    test(`holds ${JSON.stringify(text)}`, async () => {
      const order = { workspace_id: "w1", profile_name: text, raw: { [text]: [text] } };
      const options = { ...BASE, headers: { "x-note": headerSafe(text) } };
      const update = { connectionId: text, id: text, order, raw: text };
      const request = createUpdateRequest(update, options);
      const words = wordsOf(await toCurl(request));
      assert.deepEqual(readCommand(words), {
        method: "PUT",
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: JSON.stringify({ connection_id: text, ...order }),
        rest: ["--globoff"],
      });
    });
  }

  test("redacts who is asking, and nothing of the order", async () => {
    const headers = {
      cookie: "hush",
      "proxy-authorization": "hush",
      "x-api-key": "hush",
      "x-auth-token": "hush",
      "x-client-secret": "hush",
      "x-goog-iap-jwt-assertion": "hush",
      dpop: "hush",
      "x-passwd": "hush",
      "x-otp": "hush",
      "x-xsrf": "hush",
      "x-sig": "hush",
      "x-bearer": "hush",
      "x-trace": "shown",
    };
    const order = { workspace_id: "w1", profile_national_identifier: "078-05-1120" };
    const command = await toCurl(
      createUpdateRequest({ ...UPDATE, order }, { ...BASE, token: "hush", headers }),
    );
    assert.doesNotMatch(command, /hush/);
    const { headers: shown, body } = readCommand(wordsOf(command));
    assert.deepEqual(
      Object.keys(shown).sort(),
      ["accept", "authorization", "content-type", ...Object.keys(headers)].sort(),
    );
    assert.equal(shown["x-trace"], "shown");
    assert.match(body, /078-05-1120/);
  });

  test("shows all when asked to", async () => {
    const request = createUpdateRequest(UPDATE, { ...BASE, token: "s3cr3t", headers: { cookie: "a=b" } });
    const { headers } = readCommand(wordsOf(await toCurl(request, { redact: false })));
    assert.equal(headers["authorization"], "Bearer s3cr3t");
    assert.equal(headers["cookie"], "a=b");
  });

  test("redacts for anything but false", async () => {
    const request = createUpdateRequest(UPDATE, { ...BASE, token: "hush" });
    for (const redact of /** @type {any[]} */ ([undefined, null, 0, ""])) {
      assert.doesNotMatch(await toCurl(request, { redact }), /hush/);
    }
  });

  test("keeps a header without a value", async () => {
    const request = createUpdateRequest(UPDATE, { ...BASE, headers: { "x-empty": "" } });
    const words = wordsOf(await toCurl(request));
    assert.ok(words.includes("x-empty;"), words.join(" "));
  });

  test("leaves the request unread, so that it can still be sent", async () => {
    const request = createUpdateRequest(UPDATE, { ...BASE, token: "secret" });
    const command = await toCurl(request);
    assert.equal(request.bodyUsed, false);
    assert.equal(await toCurl(request), command);
    assert.equal(await request.text(), '{"connection_id":"c1","workspace_id":"w1"}');
  });

  test("takes requests that others made", async () => {
    const words = wordsOf(await toCurl(new Request("https://example.com/a?b={c}&d=[1]")));
    assert.deepEqual(readCommand(words), {
      method: "GET",
      url: "https://example.com/a?b={c}&d=[1]",
      headers: {},
      body: "",
      rest: ["--globoff"],
    });
  });
});

/** A header takes neither controls nor what is beyond Latin-1. */
function headerSafe(/** @type {string} */ text) {
  return text.replaceAll(/[^\x20-\x7e]/g, "-").trim();
}

/**
 * The arguments that a real shell gives `curl`.
 *
 * @param {string} command
 */
function wordsOf(command) {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}\n`;
  const { status, stdout, stderr } = spawnSync("sh", ["-eu"], {
    input: script,
    encoding: "utf8",
    env: { HOME: "/" },
  });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return stdout.split("\0").slice(0, -1);
}

/**
 * What curl takes the arguments for.
 *
 * @param {string[]} words
 */
function readCommand(words) {
  const request = {
    method: "",
    url: "",
    headers: /** @type {Record<string, string>} */ ({}),
    body: "",
    rest: /** @type {string[]} */ ([]),
  };
  const left = [...words];
  while (left.length > 0) {
    const word = String(left.shift());
    if (word === "--request") request.method = String(left.shift());
    else if (word === "--url") request.url = String(left.shift());
    else if (word === "--data-raw") request.body = String(left.shift());
    else if (word === "--header") {
      const [, name, value] = /^([^:;]+)[:;] ?(.*)$/s.exec(String(left.shift())) ?? [];
      request.headers[String(name)] = String(value);
    } else request.rest.push(word);
  }
  return request;
}
