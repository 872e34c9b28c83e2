// The sandbox's moods: what the page shows of each call, held against the sandbox's own record.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { demoInChromium, LIMIT, REFUSALS, writeOrder } from "./demo-in-chromium.mjs";

/** What each mood is to show: the attempts, the outcome, and what the sandbox has stored of it. */
const MOODS = [
  { mood: "fine", attempts: ["200"], outcome: "Stored.", isStored: true },
  { mood: "busy", attempts: ["429 http_error", "200"], outcome: "Stored.", isStored: true },
  {
    mood: "unavailable",
    attempts: ["503 http_error", "503 http_error", "200"],
    outcome: "Stored.",
    isStored: true,
  },
  {
    mood: "stalled",
    timeout: 300,
    attempts: ["timeout", "timeout", "timeout"],
    outcome: { class: "TimeoutError", code: "timeout", advice: /may have stored/ },
    isStored: false,
  },
  {
    mood: "broken",
    attempts: ["200 response_failed", "200 response_failed", "200 response_failed"],
    outcome: { class: "ResponseError", code: "response_failed", advice: /is not known/ },
    isStored: true,
  },
  {
    mood: "redirect",
    attempts: ["0 http_error"],
    outcome: { class: "HttpError", code: "http_error", advice: /Redirects are not followed/ },
    isStored: false,
  },
  { mood: "empty", attempts: ["204"], outcome: "Stored. The answer holds no order.", isStored: true },
  { mood: "odd", attempts: ["200"], outcome: "Stored. The answer holds no order.", isStored: true },
];

const chromium = demoInChromium();
const onPage = (act) => chromium.onPage(act, { expected: REFUSALS });

function writeReference(page, reference) {
  const { connectionId } = chromium.sandbox();
  return writeOrder(page, JSON.stringify({ workspace_id: "w1", connection_id: connectionId, reference }));
}

const ID = "5de520f96e439b002043d8d8";

async function shownAttempts(page) {
  const rows = await page.getByTestId("attempt").all();
  return Promise.all(
    rows.map(async (row) => {
      const parts = await row.locator("[data-testid]").allTextContents();
      return parts.join(" ");
    }),
  );
}

describe("when the sandbox is in the mood", LIMIT, () => {
  for (const { mood, timeout, attempts, outcome, isStored } of MOODS) {
    test(`${mood}, the page shows ${attempts.join(", ")}, as the sandbox saw it`, () =>
      onPage(async (page, received) => {
        await writeReference(page, mood);
        await page.getByTestId(`mood-${mood}`).click();
        if (timeout !== undefined) {
          await page.getByTestId("options-summary").click();
          await page.getByLabel("Time-out of one attempt, ms").fill(String(timeout));
        }
        await page.getByTestId("update").click();
        await page.getByTestId("cancel").waitFor({ state: "hidden" });

        assert.deepEqual(await shownAttempts(page), attempts);
        assert.equal(await page.getByTestId("wait").count(), attempts.length - 1);
        const requests = received();
        assert.equal(requests.length, attempts.length, "the sandbox received as many");
        assert.ok(
          requests.every(({ body }) => JSON.parse(new TextDecoder().decode(body)).reference === mood),
        );
        assert.equal(chromium.sandbox().orders.get(ID).reference === mood, isStored, "stored");
        if (mood !== "fine") assert.ok(requests.every(({ url }) => url.startsWith(`/moods/${mood}/`)));

        const summary = page.getByTestId("answer-summary");
        if (typeof outcome === "string") {
          assert.equal(await summary.textContent(), outcome);
          assert.equal(await page.getByTestId("attempts").textContent(), String(attempts.length));
          assert.equal(await page.getByTestId("request-id").textContent(), requests.at(-1).requestId);
        } else {
          assert.equal(await page.getByTestId("class").textContent(), outcome.class);
          assert.equal(await page.getByTestId("code").first().textContent(), outcome.code);
          assert.match(await page.getByTestId("advice").textContent(), outcome.advice);
        }
      }));
  }

  test("busy, the wait that Retry-After asks for is counted down and kept", () =>
    onPage(async (page, received) => {
      await page.getByTestId("mood-busy").click();
      await page.getByTestId("update").click();
      const wait = page.getByTestId("wait");
      await wait.waitFor();
      assert.equal(
        await page
          .getByRole("status")
          .getByText(/^Attempt 1: 429\. Trying again…$/)
          .count(),
        1,
      );
      const left = async () => Number(/next attempt in (\d\.\d) s/.exec(await wait.textContent())[1]);
      const first = await left();
      assert.ok(first <= 2 && first > 1, `${first} s`);
      await page.waitForTimeout(500);
      assert.ok((await left()) < first - 0.3, "counted down");
      assert.equal(received().length, 1, "nothing is sent during the wait");
      await page.getByTestId("answer-summary").filter({ hasText: "Stored." }).waitFor();
      assert.equal(await wait.innerText(), "waited 2.0 s");
    }));

  test("busy, a cancel during the wait ends the call", () =>
    onPage(async (page, received) => {
      await page.getByTestId("mood-busy").click();
      await page.getByTestId("update").click();
      await page.getByTestId("wait").waitFor();
      await page.getByTestId("cancel").click();
      await page.getByTestId("answer-summary").filter({ hasText: "Cancelled." }).waitFor();
      await page.waitForTimeout(2300);
      assert.equal(received().length, 1, "no second attempt");
    }));

  test("stalled, a cancel ends the request under way, and the keyboard stays where it was", () =>
    onPage(async (page, received) => {
      await page.getByTestId("mood-stalled").click();
      await page.getByTestId("update").click();
      const attempt = page.getByTestId("attempt");
      await attempt.filter({ hasText: "under way" }).waitFor();
      const until = Date.now() + 5000;
      while (received().length === 0 && Date.now() < until) await page.waitForTimeout(20);
      await page.getByTestId("cancel").focus();
      await page.keyboard.press("Enter");
      await page.getByTestId("answer-summary").filter({ hasText: "Cancelled." }).waitFor();
      assert.match(await attempt.textContent(), /cancelled$/);
      assert.ok(await page.getByTestId("update").evaluate((button) => button === document.activeElement));
    }));

  test("unavailable, every call meets the mood afresh", () =>
    onPage(async (page, received) => {
      await page.getByTestId("mood-unavailable").click();
      for (let call = 1; call <= 2; call += 1) {
        await page.getByTestId("update").click();
        await page.getByTestId("cancel").waitFor({ state: "hidden" });
        assert.equal(received().length, 3 * call);
      }
    }));

  test("fine, an unknown order is refused with the server’s own words and its request id", () =>
    onPage(async (page, received) => {
      await writeReference(page, "unknown");
      await page.getByLabel("Order id").fill("unknown");
      await page.getByTestId("update").click();
      await page.getByTestId("class").waitFor();
      const [request] = received();
      assert.equal(await page.getByTestId("status").textContent(), "404");
      assert.equal(await page.getByTestId("request-id").textContent(), request.requestId);
      assert.match(await page.getByTestId("answer-body").textContent(), /There is no such order/);
      assert.match(await page.getByTestId("advice").textContent(), /look at both ids/);
    }));
});
