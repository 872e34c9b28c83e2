// The tarball in a plain Node project.

import assert from "node:assert/strict";
import { test } from "node:test";
import { appSource, expectedOutcome } from "./app.mjs";
import { checkNodeApp, createNodeProject } from "./node-app.mjs";
import { createProject, runNode } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";

test("a script validates and updates, with nothing to configure", async (t) => {
  await checkNodeApp(t, await createNodeProject(t), "main.js");
});

test("assessment-order/slim does the same after `await init()`", async (t) => {
  const { address, stored } = await startSandboxedOrder(t);
  const main = `
    import { init, validateOrder } from "assessment-order/slim";
    let before;
    try { validateOrder({}); } catch (error) { before = error.message; }
    await Promise.all([init(), init()]);
    const { run } = await import("./app.js");
    console.log(JSON.stringify({ before, outcome: await run(JSON.parse(process.env.ADDRESS)) }));
  `;
  const folder = await createProject(t, { "app.js": appSource("assessment-order/slim"), "main.js": main });
  const { stdout, stderr } = await runNode(folder, ["main.js"], { ADDRESS: JSON.stringify(address) });
  const { before, outcome } = JSON.parse(stdout);
  assert.equal(stderr, "");
  assert.match(before, /init\(\)/);
  assert.deepEqual(outcome, expectedOutcome(address.id));
  assert.equal(stored()?.["status"], "COMPLETED");
});

test("assessment-order/slim takes the module in every form", async (t) => {
  const main = `
    import { readFile } from "node:fs/promises";
    import { fileURLToPath } from "node:url";
    const url = import.meta.resolve("assessment-order/assessment_order_bg.wasm");
    const slim = import.meta.resolve("assessment-order/slim");
    const bytes = await readFile(fileURLToPath(url));
    const headers = { "content-type": "application/wasm" };
    const sources = {
      url: new URL(url),
      address: url,
      bytes,
      buffer: new Uint8Array(bytes).buffer,
      module: new WebAssembly.Module(bytes),
      response: new Response(bytes, { headers }),
      "response without type": new Response(bytes),
      promise: Promise.resolve(bytes),
    };
    for (const [name, source] of Object.entries(sources)) {
      const { init, validateOrder } = await import(slim + "?" + encodeURIComponent(name));
      await init(source);
      console.log(name, validateOrder({}).issueCount);
    }
    const { init, validateOrder } = await import(slim + "?again");
    const failed = await init(new Response("", { status: 404 })).catch((error) => error.message);
    await init();
    console.log("again", typeof failed, validateOrder({}).issueCount);
  `;
  const folder = await createProject(t, { "main.js": main });
  const { stdout, stderr } = await runNode(folder, ["main.js"]);
  assert.equal(stderr, "");
  assert.deepEqual(stdout.trim().split("\n"), [
    ...["url", "address", "bytes", "buffer", "module", "response", "response without type", "promise"].map(
      (name) => `${name} 2`,
    ),
    "again string 2",
  ]);
});

test("importing runs nothing: no module is compiled before the first call", async (t) => {
  const main = `
    let compiled = 0;
    WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: (target, given) => (compiled += 1, Reflect.construct(target, given)) });
    const { validateOrder } = await import("assessment-order");
    await import("assessment-order/slim");
    const before = compiled;
    validateOrder({});
    validateOrder({});
    console.log(before, compiled);
  `;
  const folder = await createProject(t, { "main.js": main });
  assert.equal((await runNode(folder, ["main.js"])).stdout.trim(), "0 1");
});

test("the documents come along: schema.json, openapi.json and package.json", async (t) => {
  const main = `
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    console.log(require("assessment-order/schema.json").title, require("assessment-order/openapi.json").openapi, require("assessment-order/package.json").name);
  `;
  const folder = await createProject(t, { "main.js": main });
  assert.match((await runNode(folder, ["main.js"])).stdout, /^Order 3\.\d\.\d assessment-order\n$/);
});
