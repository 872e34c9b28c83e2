// WebKitGTK: MiniBrowser on a screen that nobody sees, driven by WebKitWebDriver.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pass } from "node:timers/promises";
import { Builder } from "selenium-webdriver";
import { webKit } from "../../../scripts/test/hosts.mjs";

const PATIENCE_MS = 60_000;

/** The engine's version, as the last session told it. */
let version = "of an unknown version";
export const webKitVersion = async () => version;

export async function startWebKit() {
  const { driver, display, browser } = webKit();
  const port = await freePort();
  const child = spawn(String(display), ["--auto-servernum", String(driver), `--port=${port}`], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    // A group of its own, so that the screen and the browser end with the driver.
    detached: true,
  });
  const session = await untilReady(port).then(() =>
    new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
      })
      .build(),
  );
  await session.manage().setTimeouts({ pageLoad: PATIENCE_MS });
  version = (await session.getCapabilities()).getBrowserVersion() ?? version;
  return {
    /** @param {string} url */
    async open(url) {
      await session.get(url);
      return { faults: [], close: async () => undefined };
    },
    async close() {
      await session.quit();
      process.kill(-Number(child.pid), "SIGTERM");
    },
  };
}

/** @param {number} port */
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
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
