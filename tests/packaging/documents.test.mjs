// Every example in README.md and docs/ is run as it stands, with the packed tarball and a live sandbox
// that holds the orders which they speak of. An example with `baseUrl: "/api"` runs in a page, whose
// server hands /api on to the sandbox; one that exports a server is started, and an update goes
// through it; the others run in Node. Where an example names a server of Unified.to, the sandbox
// stands in its place.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { format } from "node:util";
import { updateOrder } from "assessment-order";
import { startSandbox } from "assessment-order-www/sandbox";
import { openPage } from "./chromium.mjs";
import { documentExamples } from "./document-examples.mjs";
import { createProject, runNode } from "./packed-project.mjs";
import { servePageWithBackend } from "./page-with-backend.mjs";
import { startScript } from "./server-process.mjs";

/** @import { TestContext } from "node:test" */
/** @import { Example } from "./document-examples.mjs" */

const TOOLS = ["ajv", "ajv-formats", "hono", "@hono/node-server"];
const ORDERS = ["o1", "o2"].map((id) => ({ id, workspace_id: "w1", connection_id: "c1", status: "OPEN" }));

const PAGE = `<!doctype html><title>An example</title>
  <script type="importmap">{ "imports": { "assessment-order": "/node_modules/assessment-order/index.js" } }</script>
  <script type="module">await import("./example.js"); window.isOver = true;</script>`;

const SERVER = `
  import { serve } from "@hono/node-server";
  import app from "./example.js";
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log("http://127.0.0.1:" + port));
`;

describe("an example runs, and prints what it says", () => {
  for (const example of documentExamples()) {
    test(example.name, async (t) => {
      const sandbox = await startSandbox({ orders: ORDERS });
      t.after(() => sandbox.close());
      const files = {
        "example.js": withSandbox(example.code, sandbox.url),
        "index.html": PAGE,
        "server.js": SERVER,
        "log-in.js": "export const mayUpdate = () => true;",
      };
      const folder = await createProject(t, files, TOOLS);
      if (example.code.includes('baseUrl: "/api"')) await runInPage(t, folder, sandbox, example);
      else if (example.code.includes("export default")) await runAsServer(t, folder, sandbox);
      else await runInNode(folder, sandbox, example);
    });
  }
});

/**
 * @param {string} code
 * @param {string} url
 */
function withSandbox(code, url) {
  return code.replaceAll("https://api.unified.to", url).replaceAll('region: "eu"', `baseUrl: "${url}"`);
}

/** @typedef {Awaited<ReturnType<typeof startSandbox>>} Sandbox */

/**
 * @param {TestContext} t
 * @param {string} folder
 * @param {Sandbox} sandbox
 * @param {Example} example
 */
async function runInPage(t, folder, sandbox, { printed }) {
  const url = await servePageWithBackend(t, folder, sandbox);
  const { page, errors } = await openPage(t, "about:blank");
  /** @type {Promise<string>[]} */
  const said = [];
  page.on("console", (message) => {
    if (message.type() !== "log") return;
    said.push(
      Promise.all(message.args().map((value) => value.jsonValue())).then((values) => format(...values)),
    );
  });
  await page.goto(url);
  const over = page.waitForFunction(() => "isOver" in window, undefined, { timeout: 20_000 });
  await over.catch((error) => assert.fail(`The example did not end: ${errors.join("; ") || error.message}`));
  assert.deepEqual([await Promise.all(said), errors], [printed, []]);
  assert.ok(sandbox.received.length > 0, "something was sent");
}

/**
 * @param {TestContext} t
 * @param {string} folder
 * @param {Sandbox} sandbox
 */
async function runAsServer(t, folder, sandbox) {
  const url = await startScript(t, folder, "server.js", { UNIFIED_API_KEY: sandbox.token });
  const order = { workspace_id: "w1", status: /** @type {const} */ ("COMPLETED") };
  const update = {
    connectionId: "c1",
    id: "o1",
    order,
    fields: /** @type {["id", "status"]} */ (["id", "status"]),
  };
  assert.deepEqual(await updateOrder(update, { baseUrl: `${url}/api` }), { id: "o1", status: "COMPLETED" });
}

/**
 * @param {string} folder
 * @param {Sandbox} sandbox
 * @param {Example} example
 */
async function runInNode(folder, sandbox, { printed }) {
  const { stdout, stderr } = await runNode(folder, ["example.js"], { UNIFIED_API_KEY: sandbox.token });
  assert.deepEqual([stdout.split("\n").slice(0, -1), stderr], [printed, ""]);
}
