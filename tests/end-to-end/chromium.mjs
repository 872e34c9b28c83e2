// Chromium, driven by Playwright.

import { chromium } from "playwright-core";
import { browserPath } from "../../scripts/test/hosts.mjs";
import { shownOrder } from "./shown-order.mjs";

const PATIENCE_MS = 20_000;

/** Playwright's own browser, for tests that look closer than a person in any browser can. */
export function launchChromium() {
  return chromium.launch({
    executablePath: browserPath("Chromium"),
    args: ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
    timeout: 60_000,
  });
}

/**
 * A page of its own, with what the browser reports about it.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults = [];
  const requested = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    // Chromium announces where a redirect leads even when it does not go there.
    if (request.redirectedFrom() === null) requested.push(request.url());
  });
  await page.goto(url);
  await page.locator("[data-mounted]").first().waitFor({ state: "attached" });
  return { context, page, faults, requested };
}

/** @returns {Promise<import("./browser.mjs").Browser>} */
export async function startChromium() {
  const browser = await launchChromium();
  return {
    async open(url) {
      const { context, page, faults, requested } = await openPage(browser, url);
      return {
        faults: async () => faults,
        requested: async () => requested,
        press: (testId) => page.getByTestId(testId).click(),
        write: (id, text) => page.locator(`#${id}`).fill(text),
        order: () => page.evaluate(shownOrder),
        async writeOrder(line) {
          await page.getByRole("textbox", { name: "Order as JSON" }).focus();
          await page.keyboard.press("ControlOrMeta+a");
          await page.keyboard.insertText(line);
        },
        text: (testId) => page.getByTestId(testId).textContent(),
        texts: (within, testId) => page.getByTestId(within).getByTestId(testId).allInnerTexts(),
        waitForText: (testId, text) => page.getByTestId(testId).filter({ hasText: text }).waitFor(),
        everything: () => page.locator("body").textContent(),
        screenshot: (path) => page.screenshot({ path, fullPage: true }),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
