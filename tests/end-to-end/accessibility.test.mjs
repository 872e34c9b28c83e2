// axe finds no violation: on every panel, full and in error, light and dark, on a desktop and on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { demoInChromium, LIMIT, REFUSALS } from "./demo-in-chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = {
  "the update panel": ["", async () => {}],
  "the update panel with issues": ["", (page) => page.getByTestId("sample-faulty").click()],
  "the update panel with a stored order": [
    "",
    async (page) => {
      await page.getByTestId("options-summary").click();
      await page.getByTestId("update").click();
      await page.getByTestId("stored-order-summary").click();
    },
  ],
  "the update panel in a wait": [
    "",
    async (page) => {
      await page.getByTestId("mood-busy").click();
      await page.getByTestId("update").click();
      await page.getByTestId("wait").waitFor();
    },
  ],
  "the update panel with an error": [
    "",
    async (page) => {
      await page.getByLabel("Order id").fill("unknown");
      await page.getByTestId("sample-clean").click();
      await page.getByTestId("update").click();
      await page.getByTestId("class").waitFor();
    },
  ],
  "the update panel with one’s own server": ["", (page) => page.getByTestId("server-own").click()],
  "the bulk panel": ["#bulk", async () => {}],
  "the panel beside others": ["#compare", async () => {}],
};

const { onPage } = demoInChromium();

async function violations(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  assert.ok(passes.length > 20, "axe has looked");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

for (const colorScheme of ["light", "dark"]) {
  describe(`in the ${colorScheme}, axe finds nothing in`, LIMIT, () => {
    for (const [view, [hash, act]] of Object.entries(VIEWS)) {
      const options = { hash, colorScheme, reducedMotion: "reduce", expected: REFUSALS };
      test(view, () =>
        onPage(async (page) => {
          await act(page);
          assert.deepEqual(await violations(page), []);
          await page.setViewportSize({ width: 360, height: 740 });
          assert.deepEqual(await violations(page), [], "on a phone");
        }, options),
      );
    }
  });
}
