// The demo in Chromium, for the tests of one file: started before them, ended after them.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launchChromium, openPage } from "./chromium.mjs";
import { startDemo } from "./demo.mjs";

export const LIMIT = { timeout: 180_000 };

/** What Chromium itself reports of a status from 400 on, and of an answer that breaks off. */
export const REFUSALS = /^Failed to load resource/;

/** @typedef {import("playwright-core").BrowserContextOptions & { hash?: string, expected?: RegExp }} PageOptions */

export function demoInChromium() {
  let demo;
  let browser;
  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  }, LIMIT);
  after(() => Promise.all([demo?.close(), browser?.close()]));

  return {
    url: () => demo.url,
    sandbox: () => demo.sandbox,
    /**
     * Opens a page and acts on it; whatever is done there, nothing goes to another host, and no error is reported but
     * those `expected`.
     *
     * @param {(page: import("playwright-core").Page, received: () => object[]) => Promise<void>} act is also given
     *   what the sandbox received meanwhile
     * @param {PageOptions} [options]
     */
    async onPage(act, { hash = "", expected, ...options } = {}) {
      const { page, context, faults, requested } = await openPage(browser, demo.url + hash, options);
      const received = demo.sandbox.received.length;
      try {
        await act(page, () => demo.sandbox.received.slice(received));
        assert.deepEqual(
          faults.filter((fault) => !expected?.test(fault)),
          [],
        );
        const isElsewhere = (url) => /^(https?|wss?):/.test(url) && !url.startsWith(demo.url);
        assert.deepEqual(requested.filter(isElsewhere), []);
      } finally {
        await context.close();
      }
    },
  };
}

/** Puts a text in the place of the order, by the keyboard. */
export async function writeOrder(page, text) {
  await page.getByRole("textbox", { name: "Order as JSON" }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}
