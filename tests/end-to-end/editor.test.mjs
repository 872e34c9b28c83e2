// The editor: where issues are marked, what is said of them, how they are mended, and what the keys do.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateOrderJson } from "assessment-order";
import { demoInChromium, LIMIT, writeOrder } from "./demo-in-chromium.mjs";
import { shownOrder } from "./shown-order.mjs";

const { onPage } = demoInChromium();

const editor = (page) => page.getByRole("textbox", { name: "Order as JSON" });

describe("in the editor", LIMIT, () => {
  test("what is underlined is what the package names, after Chinese and emoji too", () =>
    onPage(async (page) => {
      await page.getByTestId("sample-faulty").click();
      const { issues } = validateOrderJson(await page.evaluate(shownOrder));
      const lines = (await page.evaluate(shownOrder)).split("\n");
      for (const { severity, line, column } of issues) {
        const marked = page
          .locator(".cm-line")
          .nth(line - 1)
          .locator(`.cm-lintRange-${severity}`);
        const texts = await marked.allTextContents();
        const rest = lines[line - 1].slice(column - 1);
        assert.ok(
          texts.some((text) => text !== "" && rest.startsWith(text)),
          `${line}:${column} is marked: ${JSON.stringify(texts)}`,
        );
      }
      const linesWithIssue = new Set(issues.map(({ line }) => line)).size;
      assert.equal(await page.locator(".cm-lint-marker").count(), linesWithIssue, "marks in the gutter");
    }));

  test("the message is there on hover, and its quick fix mends the place", () =>
    onPage(async (page) => {
      await page.getByTestId("sample-faulty").click();
      const place = page.locator(".cm-lintRange-error", { hasText: '"completed"' });
      await place.hover();
      const tip = page.locator(".cm-tooltip-lint");
      await tip.waitFor();
      assert.match(await tip.innerText(), /status must be one of .* did you mean COMPLETED\?/s);
      await tip.getByRole("button", { name: "Change to COMPLETED" }).click();
      assert.match(await page.evaluate(shownOrder), /"status": "COMPLETED",/);
      assert.equal(
        await page.getByTestId("check-summary").textContent(),
        "13 errors, 3 warnings: will not be sent.",
      );
    }));

  test("an issue in the list leads to its place, and its quick fix renames a field", () =>
    onPage(async (page) => {
      await page.getByTestId("sample-faulty").click();
      await page.getByRole("button", { name: /attributes\[0\]\.type/ }).click();
      assert.equal(await page.evaluate(() => String(getSelection())), '"SUBRESULT"');
      assert.ok(await editor(page).evaluate((content) => content === document.activeElement));
      await page.getByRole("button", { name: "Rename to job_id" }).click();
      assert.match(await page.evaluate(shownOrder), /"job_id": "663b/);
    }));

  test("F8 goes round the issues and tells them, Ctrl-. mends, Tab leaves", () =>
    onPage(async (page) => {
      await writeOrder(page, '{ "workspace_id": "w", "connection_id": 1, "status": "open" }');
      await page.keyboard.press("ControlOrMeta+Home");
      const selected = () => page.evaluate(() => String(getSelection()));
      const told = page.locator(".cm-announced");
      await page.keyboard.press("F8");
      assert.equal(await selected(), "1");
      assert.match(await told.textContent(), /error: connection_id must be a string/);
      await page.keyboard.press("F8");
      assert.equal(await selected(), '"open"');
      await page.keyboard.press("Control+.");
      assert.match(await page.evaluate(shownOrder), /"status": "OPEN"/);
      await page.keyboard.press("Shift+F8");
      assert.equal(await selected(), "1");
      await page.keyboard.press("Tab");
      assert.ok(!(await editor(page).evaluate((content) => content.contains(document.activeElement))));
    }));

  test("text that is no JSON is marked where it ends to be one", () =>
    onPage(async (page) => {
      await writeOrder(page, '{ "workspace_id": "w" ');
      await page.getByText("invalid_json").first().waitFor();
      assert.equal(await page.locator(".cm-lintPoint-error, .cm-lintRange-error").count(), 1);
      await writeOrder(page, "");
      await page.getByText("invalid_json").first().waitFor();
    }));

  test("an order of a megabyte is checked in milliseconds, and its faults are found far down", () =>
    onPage(async (page) => {
      await page.getByTestId("sample-huge").click();
      assert.equal(
        await page.getByTestId("check-summary").textContent(),
        "1 error, 2 warnings: will not be sent.",
      );
      const time = page.getByTestId("check-time").filter({ hasText: /1,\d{3},\d{3} bytes checked in/ });
      await time.waitFor();
      const microseconds = Number(/in ([\d,]+) µs/.exec(await time.textContent())[1].replaceAll(",", ""));
      assert.ok(microseconds > 100 && microseconds < 100_000, `${microseconds} µs`);
      await page.getByRole("button", { name: /attributes\[4321\]\.type/ }).click();
      assert.equal(await page.evaluate(() => String(getSelection())), '"SUBRESULT"');
    }));

  test("strict makes a warning block", () =>
    onPage(async (page) => {
      await writeOrder(
        page,
        '{ "workspace_id": "w", "connection_id": "5de520f96e439b002043d8dc", "note": 1 }',
      );
      const summary = page.getByTestId("check-summary");
      assert.equal(await summary.textContent(), "1 warning: ready to send.");
      assert.ok(await page.getByTestId("request-line").isVisible());
      await page.getByTestId("options-summary").click();
      await page.getByTestId("strict").check();
      assert.equal(await summary.textContent(), "1 warning: will not be sent.");
      await page.getByTestId("no-request").waitFor();
      await page.getByTestId("update").click();
      assert.equal(await page.getByTestId("class").textContent(), "OrderValidationError");
    }));
});
