// `orderSchema` in the validator of a Hono server.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validateOrder } from "assessment-order";
import { createProject } from "../packed-project.mjs";
import { startScript } from "../server-process.mjs";
import { describeTool } from "../tool.mjs";

const SERVER = `
  import { serve } from "@hono/node-server";
  import { sValidator } from "@hono/standard-validator";
  import { Hono } from "hono";
  import { orderSchema } from "assessment-order";

  const app = new Hono();
  app.post("/orders", sValidator("json", orderSchema), (context) => context.json(context.req.valid("json")));
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
    console.log("http://127.0.0.1:" + port);
  });
`;

const RIGHT = { workspace_id: "w1", connection_id: "c1", status: "COMPLETED", profile_name: "Zoë" };
const ORDERS = {
  "an order that is right": RIGHT,
  "a field that nobody knows": { ...RIGHT, proflie_name: "Zoë" },
  "a value that does not exist": { ...RIGHT, status: "completed" },
  "two faults deep inside": {
    ...RIGHT,
    profile_emails: ["ada@example.com", "ada"],
    response_attributes: [{ type: "TEXT" }],
  },
  "no object at all": [RIGHT],
};

describeTool("Hono", "hono", () => {
  test("the server refuses what `validateOrder` refuses, at the right field, and hands on what is right", async (t) => {
    const tools = ["hono", "@hono/node-server", "@hono/standard-validator"];
    const folder = await createProject(t, { "server.js": SERVER }, tools);
    const url = await startScript(t, folder, "server.js");
    for (const [name, order] of Object.entries(ORDERS)) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${url}/orders`, { method: "POST", headers, body: JSON.stringify(order) });
      const told = await answer.json();
      const { valid, issues } = validateOrder(order);
      const errors = issues.filter(({ severity }) => severity === "error");
      assert.equal(answer.status, valid ? 200 : 400, name);
      if (valid) assert.deepEqual(told, order);
      else assert.deepEqual(told.error.map(placeAndMessage), errors.map(placeAndMessage), name);
    }
  });
});

/** @param {{ path: PropertyKey[], message: string }} issue */
function placeAndMessage({ path, message }) {
  return [path, message];
}
