// Headless Chromium with the bench in a page, served on this machine.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { bundles } from "./bundles.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--no-first-run",
];

/** Isolated, a page has a clock of 5 µs instead of 100 µs. Nothing is cached: each cold sample downloads. */
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cache-control": "no-store",
};

/** @returns The browser's name, its parts as functions, and how to end it. */
export async function startChromium() {
  const server = await serve(await bundles());
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  const base = `http://127.0.0.1:${server.address().port}`;
  const inPage = (script, work) => withPage(browser, `${base}/${script}`, work);
  return {
    name: `Chromium ${browser.version()}`,
    parts: {
      validate: () => inPage("page.html", (page) => page.evaluate(() => globalThis.parts.validate())),
      lines: () => inPage("page.html", (page) => page.evaluate(() => globalThis.parts.lines())),
      "first-call": () => firstCalls(inPage),
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function firstCalls(inPage) {
  const { firstCall } = await import("../parts/first-call.mjs");
  const text = await inPage("page.html", (page) => page.evaluate(() => globalThis.orderText));
  return firstCall((file) =>
    inPage("cold-page.html", (page) =>
      page.evaluate(([name, order]) => globalThis.takeSample(name, order), [file, text]),
    ),
  );
}

/** A page of a profile of its own. */
async function withPage(browser, url, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await work(page);
  } finally {
    await context.close();
  }
}

async function serve(files) {
  const server = createServer(({ url }, answer) => {
    const name = url.slice(1);
    const script = name.replace(/\.html$/, ".mjs");
    if (!files.has(script)) return answer.writeHead(404).end();
    const isPage = name !== script;
    answer.writeHead(200, {
      ...HEADERS,
      "content-type": isPage ? "text/html" : "text/javascript; charset=utf-8",
    });
    answer.end(
      isPage ? `<!doctype html><script type="module" src="/${script}"></script>` : files.get(script),
    );
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function findChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  if (!found) throw new Error("Chromium is not on PATH");
  return found;
}
