// WebKitGTK: MiniBrowser on a screen that nobody sees, driven by WebKitWebDriver.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pass } from "node:timers/promises";
import { Builder } from "selenium-webdriver";
import { webKit } from "../../scripts/test/hosts.mjs";
import { PATIENCE_MS, seleniumPage, untilMounted } from "./selenium-page.mjs";

/** @returns {Promise<import("./browser.mjs").Browser>} */
export async function startWebKit() {
  const { driver: program, display, browser } = webKit();
  const port = await freePort();
  const child = spawn(String(display), ["--auto-servernum", String(program), `--port=${port}`], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    // A group of its own, so that the screen ends with the driver.
    detached: true,
  });
  await untilReady(port);
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    })
    .build();
  await driver.manage().setTimeouts({ pageLoad: PATIENCE_MS, script: PATIENCE_MS });

  return {
    async open(url) {
      // The driver tells neither requests nor errors: the page is asked itself.
      await driver.get(url);
      await driver.executeScript(collectFaults);
      await untilMounted(driver);
      return {
        ...seleniumPage(driver),
        faults: () => driver.executeScript("return window.faults"),
        requested: () => driver.executeScript(requestedUrls),
        close: async () => {},
      };
    },
    async close() {
      await driver.quit();
      process.kill(-Number(child.pid), "SIGTERM");
    },
  };
}

function collectFaults() {
  window.faults = [];
  addEventListener("error", ({ message }) => window.faults.push(message));
  addEventListener("unhandledrejection", ({ reason }) => window.faults.push(String(reason)));
}

function requestedUrls() {
  return performance.getEntriesByType("resource").map(({ name }) => name);
}

async function untilReady(port) {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await pass(100);
  }
  throw new Error(`WebKitWebDriver has not answered within ${PATIENCE_MS} ms.`);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
