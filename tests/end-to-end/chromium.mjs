// Chromium, driven by Playwright.

import { chromium } from "playwright-core";
import { browserPath } from "../../scripts/test/hosts.mjs";

const PATIENCE_MS = 20_000;

/** @returns {Promise<import("./browser.mjs").Browser>} */
export async function startChromium() {
  const browser = await chromium.launch({
    executablePath: browserPath("Chromium"),
    args: ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
    timeout: 60_000,
  });
  return {
    async open(url) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const faults = [];
      const requested = [];
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("request", (request) => requested.push(request.url()));
      await page.goto(url);
      return {
        faults,
        requested,
        press: (testId) => page.getByTestId(testId).click(),
        write: (id, text) => page.locator(`#${id}`).fill(text),
        value: (id) => page.locator(`#${id}`).inputValue(),
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
