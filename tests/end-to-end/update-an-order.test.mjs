// What a person does in the demo, in real browsers, and what the sandbox received of it.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BROWSERS } from "./browser.mjs";
import { startDemo } from "./demo.mjs";

const PICTURES = fileURLToPath(new URL("../../target/end-to-end", import.meta.url));
const LIMIT = { timeout: 120_000 };

/** The faults of the faulty sample in its order, how each is shown, and what a person makes of it. */
const MENDS = [
  ["empty /workspace_id", '"workspace_id": ""', '"workspace_id": "5de520f96e439b002043d8d1"'],
  ["invalid_value /status", '"completed"', '"COMPLETED"'],
  ["invalid_type /reference", "2041,", '"REQ-2041",'],
  ["unknown_field /jobId", '"jobId"', '"job_id"'],
  ["invalid_type /candidate_id", '  "candidate_id": null,\n', ""],
  ["unknown_field /proflie_name", '"proflie_name"', '"profile_name"'],
  ["invalid_format /profile_date_of_birth", "1992-02-30", "1992-02-29"],
  ["invalid_format /profile_ip_address", "192.0.2.256", "192.0.2.25"],
  ["invalid_format /profile_emails/1", "amara at example.com", "amara@example.com"],
  ["duplicate_field /response_status", '  "response_status": "FAILED",\n', ""],
  ["inconsistent /response_score", "120", "87.5"],
  ["invalid_format /response_completed_at", "2026-05-05 14:42:10", "2026-05-05T14:42:10Z"],
  ["invalid_format /response_url", '"vendor', '"https://vendor'],
  ["unsafe_url /response_redirect_url", "javascript:alert(1)", "https://ats.example.com/back"],
  ["invalid_type /response_details/0/is_private", '"no"', "false"],
  ["required /response_attributes/0/label", '"type"', '"label": "System design", "type"'],
  ["invalid_value /response_attributes/0/type", "SUBRESULT", "SUB_RESULT"],
];

let demo;
before(async () => {
  await mkdir(PICTURES, { recursive: true });
  demo = await startDemo();
}, LIMIT);
after(() => demo?.close());

for (const [name, { start, leftOut }] of Object.entries(BROWSERS)) {
  describe(`in ${name}`, { skip: leftOut }, () => {
    let browser;
    before(async () => {
      browser = await start();
    }, LIMIT);
    after(() => browser?.close(), LIMIT);

    test("a faulty order is refused with its issues, mended, sent, and seen stored", LIMIT, () =>
      onPage(browser, `${name}-mended`, async (page) => {
        await page.press("sample-faulty");
        assert.deepEqual(await issues(page), issuesOf(MENDS));
        assert.equal(await page.text("check-summary"), "14 errors, 3 warnings: will not be sent.");

        const requests = demo.sandbox.received.length;
        await page.press("update");
        await page.waitForText("class", "OrderValidationError");
        assert.equal(demo.sandbox.received.length, requests, "nothing was sent");

        let text = await page.order();
        for (const [mended, left] of [
          [MENDS.slice(0, 9), MENDS.slice(9)],
          [MENDS.slice(9), []],
        ]) {
          for (const [, from, to] of mended) {
            assert.equal(text.split(from).length, 2, `the sample has ${from} once`);
            text = text.replace(from, to);
          }
          await page.writeOrder(typeable(text));
          assert.deepEqual(await issues(page), issuesOf(left));
        }
        assert.equal(await page.text("check-summary"), "No issues: ready to send.");

        await page.press("update");
        await page.waitForText("answer-summary", "Stored.");
        const [request, ...more] = demo.sandbox.received.slice(requests);
        assert.deepEqual(more, [], "one request");
        await shownAsReceived(page, request, JSON.parse(text));
      }),
    );

    test("raw and a token go along to a server of one’s own, and the token is never shown", LIMIT, () =>
      onPage(browser, `${name}-options`, async (page) => {
        await page.press("options-summary");
        await page.write("raw", "foo=bar&zoo=bar");
        await page.press("server-own");
        await page.write("base-url", "/api");
        await page.write("token", demo.sandbox.token);
        await page.waitForText("request-headers", "Bearer ••••");
        await page.press("update");
        await page.waitForText("answer-summary", "Stored.");

        const request = demo.sandbox.received.at(-1);
        assert.match(request.url, /\?raw=foo%3Dbar%26zoo%3Dbar$/);
        assert.equal(request.headers.authorization, `Bearer ${demo.sandbox.token}`);
        await shownAsReceived(page, request, JSON.parse(await page.order()));
        assert.ok(!(await page.everything()).includes(demo.sandbox.token));
      }),
    );
  });
}

/** Opens the demo; whatever is done there, nothing goes to another host and no error is reported. */
async function onPage(browser, name, act) {
  const page = await browser.open(demo.url);
  try {
    await act(page);
    assert.deepEqual(await page.faults(), []);
    const requested = await page.requested();
    const isElsewhere = (url) => /^(https?|wss?):/.test(url) && !url.startsWith(demo.url);
    assert.deepEqual(requested.filter(isElsewhere), []);
    assert.ok(requested.some((url) => url.startsWith(`${demo.url}api/assessment/`)));
  } catch (error) {
    const path = `${PICTURES}/${name}.png`;
    await page.screenshot(path);
    console.log(`What the page looked like: ${path}`);
    throw error;
  } finally {
    await page.close();
  }
}

/** What the page says of the request and the answer is what the sandbox received and stored. */
async function shownAsReceived(page, request, order) {
  assert.equal(request.method, await page.text("request-method"));
  assert.equal(`${demo.url}api${request.url}`, await page.text("request-url"));
  const body = new TextDecoder().decode(request.body);
  assert.equal(body, await page.text("request-body"));
  assert.deepEqual(JSON.parse(body), order);
  assert.equal(request.headers["content-type"], "application/json");

  assert.equal(await page.text("status"), "200");
  assert.equal(await page.text("attempts"), "1");
  assert.equal(await page.text("request-id"), request.requestId);
  assert.deepEqual(await page.texts("changes", "change-field"), ["created_at", "updated_at"]);
  await page.press("stored-order-summary");
  const stored = JSON.parse(await page.text("stored-order"));
  assert.deepEqual(stored, demo.sandbox.orders.get(order.id));
  const { created_at, updated_at } = stored;
  assert.deepEqual(stored, { ...order, created_at, updated_at });
}

/** The same JSON in one line, and without the character that WebKit's driver has no key for. */
function typeable(json) {
  return json.replaceAll(/\n */g, " ").replaceAll("🎉", "\\ud83c\\udf89");
}

function issuesOf(mends) {
  return new Set(mends.map(([issue]) => issue));
}

/** Each issue in short: its code and the pointer to where it is. */
async function issues(page) {
  const codes = await page.texts("issues", "issue-code");
  const pointers = await page.texts("issues", "issue-pointer");
  return new Set(codes.map((code, index) => `${code} ${pointers[index]}`));
}
