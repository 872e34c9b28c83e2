// The tarball in a Vite app, built and opened in a real browser.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { appSource, expectedOutcome, PAGE_SCRIPT } from "./app.mjs";
import { outcomeOfPage } from "./chromium.mjs";
import { createProject, runNode } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";
import { serveFolder } from "./static-server.mjs";

const VITE = fileURLToPath(new URL("../../node_modules/vite/bin/vite.js", import.meta.url));
const HTML = '<!doctype html><title>An app</title><script type="module" src="./main.js"></script>';
const SLIM = `
  import { init } from "assessment-order/slim";
  import { run } from "./app.js";
  const parameters = Object.fromEntries(new URLSearchParams(location.search));
  init().then(() => run(parameters)).then((outcome) => { window.outcome = outcome; }, (error) => { window.outcome = String(error.stack); });
`;

for (const [entry, script] of [
  ["assessment-order", PAGE_SCRIPT],
  ["assessment-order/slim", SLIM],
]) {
  test(`${entry}: \`vite build\` needs no configuration, and the page validates and updates`, async (t) => {
    const { address, stored } = await startSandboxedOrder(t);
    const files = { "index.html": HTML, "main.js": String(script), "app.js": appSource(String(entry)) };
    const folder = await createProject(t, files);
    const { stderr } = await runNode(folder, [VITE, "build"]);
    assert.doesNotMatch(stderr, /warn|externalized|resolve/i);

    const server = await serveFolder(t, join(folder, "dist"));
    const { outcome, errors } = await outcomeOfPage(t, `${server.url}/?${new URLSearchParams(address)}`);
    assert.deepEqual(outcome, expectedOutcome(address.id));
    assert.deepEqual([errors, server.missing], [[], []]);
    assert.equal(stored()?.["response_score"], 87);
  });
}
