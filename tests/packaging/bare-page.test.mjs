// The tarball in a bare page: an import map, no bundler.

import assert from "node:assert/strict";
import { test } from "node:test";
import { appSource, expectedOutcome, PAGE_SCRIPT } from "./app.mjs";
import { outcomeOfPage } from "./chromium.mjs";
import { createProject } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";
import { serveFolder } from "./static-server.mjs";

const PACKAGE = "/node_modules/assessment-order";
const IMPORTS = { "assessment-order": `${PACKAGE}/index.js`, "assessment-order/slim": `${PACKAGE}/slim.js` };
const HTML = `<!doctype html><title>A page</title>
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module" src="./main.js"></script>`;
const SLIM = `
  import { init } from "assessment-order/slim";
  await init();
  ${PAGE_SCRIPT}
`;

for (const [entry, script] of [
  ["assessment-order", PAGE_SCRIPT],
  ["assessment-order/slim", SLIM],
]) {
  test(`${entry}: the page validates and updates`, async (t) => {
    const { address, sandbox, stored } = await startSandboxedOrder(t);
    const files = { "index.html": HTML, "main.js": String(script), "app.js": appSource(String(entry)) };
    const server = await serveFolder(t, await createProject(t, files));
    const { outcome, errors } = await outcomeOfPage(t, `${server.url}/?${new URLSearchParams(address)}`);
    assert.deepEqual(outcome, expectedOutcome(address.id));
    assert.deepEqual([errors, server.missing], [[], []]);
    assert.equal(stored()?.["response_score"], 87);
    const puts = sandbox.received.filter(({ method }) => method === "PUT");
    assert.equal(
      puts[0]?.url,
      `/assessment/${address.connectionId}/order/${address.id}?fields=id&fields=status&fields=profile_name`,
    );
  });
}
