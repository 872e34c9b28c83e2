// The demo's panels for many orders as a person has them before them, and what the tests ask of them.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { launchChromium, openPage } from "./chromium.mjs";
import { startDemo } from "./demo.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export const LIMIT = { timeout: 180_000 };

/** How people see a page, as options of a browser's context. */
export const LOOKS = {
  "in light": { colorScheme: "light" },
  "in dark": { colorScheme: "dark" },
  "on a phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** The demo and a browser while the tests of a file run. */
export function useDemo() {
  const where = {};
  before(async () => {
    where.demo = await startDemo();
    where.browser = await launchChromium();
  }, LIMIT);
  after(async () => {
    await where.browser?.close();
    await where.demo?.close();
  }, LIMIT);
  return where;
}

/**
 * Opens a panel of the demo; whatever is done there, nothing goes to another host and no error is reported but those
 * `expected`.
 *
 * @param {{ browser: import("playwright-core").Browser, demo: { url: string } }} where
 * @param {string} hash
 * @param {(page: import("playwright-core").Page) => Promise<void>} act
 * @param {import("playwright-core").BrowserContextOptions & { expected?: RegExp }} [options]
 */
export async function onPanel({ browser, demo }, hash, act, { expected, ...options } = {}) {
  const { context, page, faults, requested } = await openPage(browser, `${demo.url}${hash}`, options);
  try {
    await act(page);
    // What the browser itself writes of an answer above 400 is no fault of the page's.
    assert.deepEqual(
      faults.filter((fault) => !fault.startsWith("Failed to load resource") && !expected?.test(fault)),
      [],
    );
    const isElsewhere = (url) => /^(https?|wss?):/.test(url) && !url.startsWith(demo.url);
    assert.deepEqual(requested.filter(isElsewhere), []);
  } finally {
    await context.close();
  }
}

/** What axe finds on the page as it is now. */
export async function violations(page) {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

/** Nothing hangs over the page's edge. */
export async function fits(page) {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert.ok(scrollWidth > 0 && scrollWidth <= clientWidth, `${scrollWidth} in ${clientWidth}`);
}

/** A figure as a number. */
export async function figure(page, testId) {
  return Number((await page.getByTestId(testId).textContent()).replaceAll(",", ""));
}

/** Waits until the figure is at least so much. */
export async function reach(page, testId, least) {
  await page.waitForFunction(
    ([testId, least]) => {
      const text = document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? "";
      return Number(text.replaceAll(",", "")) >= least;
    },
    [testId, least],
    { polling: 20 },
  );
}

/** Waits for an end of the kind: the states are those of the sentence above the figures. */
export function ended(page, testId, state, timeout = 60_000) {
  return page.locator(`[data-testid="${testId}"][data-state="${state}"]`).waitFor({ timeout });
}

/** Drops a file on the panel, as a hand does. */
export async function drop(page, name, text) {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    [name, text],
  );
  await page.getByTestId("bulk-drop").dispatchEvent("drop", { dataTransfer: data });
}

/** Throws an error in the bulk panel's worker that nobody catches there. */
export async function breakWorker(page, message) {
  const worker = page.workers().find((one) => one.url().includes("bulk-worker"));
  await worker.evaluate((message) => {
    setTimeout(() => {
      throw new Error(message);
    });
  }, message);
}

/** The rows that are in sight, cell by cell. */
export function gridRows(page) {
  return page
    .getByTestId("issue-grid")
    .locator(".grid-body [role=row]")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}
