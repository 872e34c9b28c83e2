// Debian's, Google's or whoever's Chromium, found on PATH and driven by Playwright.

import { chromium } from "playwright-core";
import { browserPath } from "../../scripts/test/hosts.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--no-first-run",
];

/**
 * Opens an address, waits until the page has set `window.outcome`, and gives that, with what went
 * wrong meanwhile.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} url
 */
export async function outcomeOfPage(t, url) {
  const { page, errors } = await openPage(t, url);
  const ready = page.waitForFunction(() => "outcome" in window, undefined, { timeout: 20_000 });
  await ready.catch((error) => {
    throw new Error(`The page came to no outcome: ${errors.join("; ") || error.message}`);
  });
  const outcome = await page.evaluate(() => /** @type {any} */ (window).outcome);
  return { outcome, errors };
}

/**
 * Opens an address until the test is over.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} url
 */
export async function openPage(t, url) {
  const executablePath = browserPath("Chromium");
  if (executablePath === undefined) throw new Error("There is no Chromium on PATH; install one.");
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  t.after(() => browser.close());
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  return { page, errors };
}
