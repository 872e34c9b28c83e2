// An app that a bundler made of the tarball, opened in a real browser.

import assert from "node:assert/strict";
import { appSource, expectedOutcome, PAGE_SCRIPT } from "./app.mjs";
import { outcomeOfPage } from "./chromium.mjs";
import { createProject } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";
import { serveFolder } from "./static-server.mjs";

/** @import { TestContext } from "node:test" */

/**
 * @typedef {object} PageProject
 * @property {string} entry of the package
 * @property {string} [init] an expression that readies the slim entry
 * @property {string} [html] the page
 * @property {Record<string, string>} [files] beside the page and its scripts
 * @property {string[]} [tools] that the project's own configuration imports
 */

const PAGE = '<!doctype html><title>An app</title><script type="module" src="./main.js"></script>';

/**
 * What every bundler is given: the default entry, and the slim one where it brings the `.wasm` file
 * along.
 */
export const DEFAULT_ENTRY = { entry: "assessment-order" };
export const SLIM_ENTRY = {
  entry: "assessment-order/slim",
  init: 'import { init } from "assessment-order/slim";\nawait init();',
};

/**
 * A project with `index.html`, `main.js` and `app.js`.
 *
 * @param {Pick<TestContext, "after">} t
 * @param {PageProject} project
 */
export function createPageProject(t, { entry, init, html = PAGE, files, tools }) {
  const main = init === undefined ? PAGE_SCRIPT : `${init}\n${PAGE_SCRIPT}`;
  return createProject(
    t,
    { "index.html": html, "main.js": main, "app.js": appSource(entry), ...files },
    tools,
  );
}

/**
 * Serves what was built, opens it, and holds what it does against what it should.
 *
 * @param {TestContext} t
 * @param {string} folder
 */
export async function checkBuiltPage(t, folder) {
  const server = await serveFolder(t, folder);
  await checkPage(t, server.url);
  assert.deepEqual(server.missing, []);
}

/**
 * @param {TestContext} t
 * @param {string} url
 */
export async function checkPage(t, url) {
  const { address, stored } = await startSandboxedOrder(t);
  const { outcome, errors } = await outcomeOfPage(t, `${url}/?${new URLSearchParams(address)}`);
  assert.deepEqual(outcome, expectedOutcome(address.id));
  assert.deepEqual(errors, []);
  assert.equal(stored()?.["response_score"], 87);
}
