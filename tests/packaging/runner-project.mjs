// A project whose own test calls the app, for the test runners of other people.

import assert from "node:assert/strict";
import { appSource, expectedOutcome } from "./app.mjs";
import { createProject } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";

/**
 * @param {import("node:test").TestContext} t
 * @param {string} imports what the runner's `test` and `expect` come from
 * @param {string[]} [tools]
 */
export async function createRunnerProject(t, imports, tools) {
  const { address, stored } = await startSandboxedOrder(t);
  const source = `
    ${imports}
    import { validateOrder } from "assessment-order";
    import { run } from "./app.js";

    test("validates and updates", async () => {
      expect(await run(JSON.parse(process.env.ADDRESS))).toEqual(${JSON.stringify(expectedOutcome(address.id))});
    });

    test("answers with objects of the test's own realm", () => {
      expect(validateOrder({ workspace_id: "w1", connection_id: "c1" })).toStrictEqual({ valid: true, issues: [], issueCount: 0 });
    });
  `;
  const files = { "app.js": appSource("assessment-order"), "app.test.js": source };
  return {
    folder: await createProject(t, files, tools),
    address: JSON.stringify(address),
    checkStored: () => assert.equal(stored()?.["response_score"], 87),
  };
}
