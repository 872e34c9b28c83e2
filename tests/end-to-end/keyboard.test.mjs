// The main path with nothing but keys: mend an order, choose a mood, send, read the answer, copy the code.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { demoInChromium, LIMIT, REFUSALS } from "./demo-in-chromium.mjs";
import { shownOrder } from "./shown-order.mjs";

const MAX_STEPS = 60;

const { onPage, sandbox } = demoInChromium();

/** What a screen reader would call the element that has the focus, and whether its focus can be seen. */
function focused() {
  const element = document.activeElement;
  const labels = element.labels ?? [];
  const name = element.getAttribute("aria-label") ?? labels[0]?.textContent ?? element.textContent;
  const shown = element.closest("label") ?? element.closest(".editor") ?? element;
  const { outlineStyle, boxShadow } = getComputedStyle(shown);
  return { name: name.trim(), isSeen: outlineStyle !== "none" || boxShadow !== "none" };
}

/** Presses a key until what has the focus is called so; the focus can be seen at every step. */
async function go(page, name, key = "Tab") {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    await page.keyboard.press(key);
    const present = await page.evaluate(focused);
    assert.ok(present.isSeen, `the focus on “${present.name}” can be seen`);
    if (present.name === name) return;
  }
  assert.fail(`no “${name}” within ${MAX_STEPS} × ${key}`);
}

describe("by keyboard alone", LIMIT, () => {
  test("an order is mended, sent through trouble, and seen stored", () =>
    onPage(
      async (page, received) => {
        await go(page, "Skip to the content");
        await page.keyboard.press("Enter");
        await go(page, "Faulty");
        await page.keyboard.press("Enter");

        await go(page, "Order as JSON");
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.insertText(
          `{ "workspace_id": "w1", "connection_id": "${sandbox().connectionId}", "status": "completed", "jobId": "j" }`,
        );
        for (let issue = 0; issue < 2; issue += 1) {
          await page.keyboard.press("F8");
          await page.keyboard.press("Control+.");
        }
        assert.match(await page.evaluate(shownOrder), /"status": "COMPLETED", "job_id": "j"/);
        assert.equal(await page.getByTestId("check-summary").textContent(), "No issues: ready to send.");

        await go(page, "Fine");
        await go(page, "Unavailable", "ArrowRight");
        assert.equal(await page.getByTestId("mood-hint").textContent(), "503 twice, then it answers.");
        await go(page, "Update order");
        await page.keyboard.press("Enter");
        await page.getByTestId("answer-summary").filter({ hasText: "Stored." }).waitFor();
        const requests = received();
        assert.deepEqual(
          requests.map(({ status }) => status),
          [503, 503, 200],
        );
        assert.equal(await page.getByTestId("request-id").textContent(), requests.at(-1).requestId);

        await go(page, "The stored order");
        await page.keyboard.press("Enter");
        const { job_id } = JSON.parse(await page.getByTestId("stored-order").textContent());
        assert.equal(job_id, "j");
        await go(page, "Copy");
      },
      { expected: REFUSALS },
    ));

  for (const hash of ["#bulk", "#compare"]) {
    test(`the content of ${hash} is skipped to, and a reload opens it again`, () =>
      onPage(
        async (page) => {
          await go(page, "Skip to the content");
          await page.keyboard.press("Enter");
          assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
          assert.equal(await page.evaluate(() => location.hash), hash);
          await page.reload();
          await page.locator(`#panel-${hash.slice(1)} h1`).waitFor();
        },
        { hash },
      ));
  }

  test("every panel is reached, and back leads back", () =>
    onPage(async (page) => {
      for (const [link, title] of [
        ["Bulk", "Drop a million orders."],
        ["Beside others", "Beside others, in your own browser."],
      ]) {
        await go(page, link);
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        assert.equal(await page.locator("[aria-current=page]").textContent(), link);
        assert.equal(await page.title(), `${link} · assessment-order`);
      }
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "Drop a million orders." }).waitFor();
    }));
});
