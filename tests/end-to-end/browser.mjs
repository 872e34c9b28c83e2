// The browsers in which a person updates an order, and what that person can do and see in each.

import { webKit } from "../../scripts/test/hosts.mjs";
import { startChromium } from "./chromium.mjs";
import { startFirefox } from "./firefox.mjs";
import { startWebKit } from "./webkit.mjs";

/**
 * @typedef {object} Page elements go by their `data-testid`, inputs by their `id`
 * @property {() => Promise<string[]>} faults errors in the console and exceptions that nobody caught
 * @property {() => Promise<string[]>} requested the URL of every request
 * @property {(testId: string) => Promise<void>} press
 * @property {(id: string, text: string) => Promise<void>} write in the place of what was there
 * @property {() => Promise<string>} order the text in the editor
 * @property {(line: string) => Promise<void>} writeOrder one line in the place of the order
 * @property {(testId: string) => Promise<string>} text
 * @property {(within: string, testId: string) => Promise<string[]>} texts of all such elements within another
 * @property {(testId: string, text: string) => Promise<void>} waitForText
 * @property {() => Promise<string>} everything that can be read
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 */

/** @typedef {{ open: (url: string) => Promise<Page>, close: () => Promise<void> }} Browser */

/** @type {Record<string, { start: () => Promise<Browser>, leftOut?: string }>} */
export const BROWSERS = {
  Chromium: { start: startChromium },
  Firefox: { start: startFirefox },
  WebKitGTK: { start: startWebKit, leftOut: webKit().leftOut },
};
