// The app as a script of Node, and what it must come to.

import assert from "node:assert/strict";
import { appSource, expectedOutcome } from "./app.mjs";
import { createProject, runNode } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";

/** Runs the app with the address in its environment and prints the outcome. */
const NODE_SCRIPT = `
  import { run } from "./app.js";
  run(JSON.parse(process.env.ADDRESS)).then((outcome) => console.log(JSON.stringify(outcome)));
`;

/**
 * A project with `main.js` and `app.js`.
 *
 * @param {Pick<import("node:test").TestContext, "after">} t
 * @param {Record<string, string>} [files]
 * @param {string[]} [tools]
 */
export function createNodeProject(t, files, tools) {
  return createProject(
    t,
    { "main.js": NODE_SCRIPT, "app.js": appSource("assessment-order"), ...files },
    tools,
  );
}

/**
 * Runs a script, the app itself or what a bundler made of it, and holds what it does against what it should.
 *
 * @param {Pick<import("node:test").TestContext, "after">} t
 * @param {string} folder
 * @param {string} script
 */
export async function checkNodeApp(t, folder, script) {
  const { address, sandbox, stored } = await startSandboxedOrder(t);
  const { stdout, stderr } = await runNode(folder, [script], { ADDRESS: JSON.stringify(address) });
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), expectedOutcome(address.id));
  assert.equal(stored()?.["response_score"], 87);
  const requests = sandbox.received.map(({ method, status }) => [method, status]);
  assert.deepEqual(requests, [
    ["PUT", 200],
    ["PUT", 401],
  ]);
}
