// Chromium, Firefox and WebKitGTK: their pages, and the workers that pages start, run the suite and post
// their report.

import { setTimeout as pass } from "node:timers/promises";
import { hostName } from "../../../scripts/test/hosts.mjs";
import { BROWSERS } from "../../end-to-end/browser.mjs";

/** @import { Page } from "../../end-to-end/browser.mjs" */
/** @import { Host, Place } from "./hosts.mjs" */

const PATIENCE_MS = 90_000;
/** @type {Place["forms"]} */
const FORMS = ["nothing", "bytes", "module"];
/** @type {Place["forms"]} */
const ALL_FORMS = [...FORMS, "address", "response"];
const POLICY = "script-src 'self' 'wasm-unsafe-eval'";

/** @type {Place[]} */
const PLACES = [
  { where: "page with an import map and no bundler", path: "/page.html", forms: ALL_FORMS },
  { where: `page under ${POLICY}`, path: "/bundled/page.html", policy: POLICY },
  { where: "module worker", path: "/bundled/worker.html" },
  { where: "service worker", path: "/bundled/service-worker.html" },
].map((place) => ({
  forms: FORMS,
  ...place,
  facts: { redirectStatus: 0, hasOrigin: true, refusesEval: place.policy !== undefined },
}));

/** @returns {Host[]} */
export function browserHosts() {
  return Object.entries(BROWSERS).map(([name, { start, leftOut }]) => ({
    name,
    title: name,
    leftOut,
    places: PLACES,
    async start(project) {
      const browser = await start();
      return {
        version: hostName(name).slice(name.length + 1),
        run: (place, parameters) => runInPage(browser, project, place, parameters),
        close: () => browser.close(),
      };
    },
  }));
}

/**
 * @param {{ open: (url: string) => Promise<Pick<Page, "faults" | "close">> }} browser
 * @param {import("./hosts.mjs").Project} project
 * @param {Place} place
 * @param {import("./hosts.mjs").Parameters} parameters
 */
async function runInPage(browser, { pages, site }, { path, policy }, parameters) {
  const query = new URLSearchParams({ parameters: JSON.stringify(parameters), ...(policy && { policy }) });
  const { begin, report } = site.expect(parameters.run);
  const page = await browser.open(`${pages}${path}?${query}`);
  begin();
  const patience = new AbortController();
  try {
    const late = pass(PATIENCE_MS, undefined, { signal: patience.signal }).then(async () => {
      throw new Error(`No report came within ${PATIENCE_MS} ms: ${(await page.faults()).join("; ")}`);
    });
    const told = await Promise.race([report, late]);
    if (told.fault) throw new Error(told.fault);
    return told;
  } finally {
    patience.abort();
    await page.close();
  }
}
