// Where the table is gone through: this process, and pages in browsers.

import { hostName } from "../../scripts/test/hosts.mjs";
import { BROWSERS } from "../end-to-end/browser.mjs";
import { startPageServer } from "./page-server.mjs";
import { runCase } from "./run-case.js";

/**
 * @typedef {object} Running
 * @property {(given: any) => Promise<any>} run
 * @property {() => Promise<unknown>} close
 */

/**
 * @typedef {object} Host
 * @property {"Node" | "Chromium" | "Firefox" | "WebKitGTK"} name
 * @property {string} title
 * @property {string} [leftOut] why it is not here
 * @property {() => Promise<Running>} start
 */

/** @type {Host[]} */
export const HOSTS = [
  { name: "Node", title: hostName("Node"), start: startNode },
  ...Object.entries(BROWSERS).map(([name, { start, leftOut }]) => ({
    name: /** @type {Host["name"]} */ (name),
    title: name === "WebKitGTK" ? name : hostName(name),
    ...(leftOut && { leftOut }),
    start: () => startPage(start),
  })),
];

async function startNode() {
  /** @type {string[]} */
  const unhandled = [];
  const listen = (/** @type {unknown} */ reason) => void unhandled.push(String(reason));
  process.on("unhandledRejection", listen);
  return {
    run: async (/** @type {any} */ given) => ({ ...(await runCase(given)), unhandled }),
    close: async () => process.off("unhandledRejection", listen),
  };
}

/** @param {() => Promise<{ open(url: string): Promise<unknown>, close(): Promise<void> }>} startBrowser */
async function startPage(startBrowser) {
  const pages = await startPageServer();
  const browser = await startBrowser();
  await browser.open(pages.url);
  return {
    run: pages.run,
    close: async () => {
      pages.close();
      await browser.close();
    },
  };
}
