// An order form, rendered in a real browser and filled in by hand: whatever library makes it, it must
// refuse what `validateOrder` refuses, at the field that is at fault.

import assert from "node:assert/strict";
import { join } from "node:path";
import { validateOrder } from "assessment-order";
import { openPage } from "./chromium.mjs";
import { createProject } from "./packed-project.mjs";
import { startSandboxedOrder } from "./sandboxed-order.mjs";
import { serveFolder } from "./static-server.mjs";
import { runTool } from "./tool.mjs";

/** @import { Page } from "playwright-core" */

/** The inputs of the form, with the path that each has in an order. */
const INPUTS = {
  status: ["status"],
  "first email": ["profile_emails", 0],
  "date of birth": ["profile_date_of_birth"],
  score: ["response_score"],
  "label of the first attribute": ["response_attributes", 0, "label"],
  "type of the first attribute": ["response_attributes", 0, "type"],
};

/** What a person could type; the first is right. */
const RIGHT = ["COMPLETED", "ada@example.com", "1990-02-28", "87", "Logic", "NUMBER"];
const TYPED = [
  ["completed", ...RIGHT.slice(1)],
  ["COMPLETED", "ada@localhost", "1990-02-30", "87", "Logic", "NUMBER"],
  ["", "", "", "", "", ""],
  ["COMPLETED", "ada@example.com", "1990-02-28", "87", "Logic", "number"],
];

/** What every form page begins with: the order to start from, its inputs, and how it is sent. */
const COMMON = `
  import { updateOrder } from "assessment-order";

  export const { url, token, connectionId, id } = Object.fromEntries(new URLSearchParams(location.search));
  export const INPUTS = ${JSON.stringify(Object.entries(INPUTS))};
  export const START = {
    workspace_id: "w1", connection_id: connectionId, status: "", profile_emails: [""], profile_date_of_birth: "",
    response_score: undefined, response_attributes: [{ label: "", type: "" }],
  };
  export async function send(order) {
    window.stored = await updateOrder({ connectionId, id, order }, { baseUrl: url, token });
  }
`;

/**
 * Builds the form with Vite and goes through all that is typed.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ form: string, tools: string[] }} project `form` is the module that renders it
 */
export async function checkOrderForm(t, { form, tools }) {
  const html =
    '<!doctype html><title>A form</title><div id="form"></div><script type="module" src="./form.js"></script>';
  const files = { "index.html": html, "form.js": form, "common.js": COMMON };
  const folder = await createProject(t, files, ["react", "react-dom", ...tools]);
  await runTool(folder, "vite", ["build"]);
  const server = await serveFolder(t, join(folder, "dist"));
  const { address, stored } = await startSandboxedOrder(t);
  const { page, errors } = await openPage(t, `${server.url}/?${new URLSearchParams(address)}`);

  for (const typed of TYPED) {
    await fillIn(page, typed);
    const expected = refusals(typed, address.connectionId);
    assert.ok(Object.values(expected).some((message) => message !== ""));
    await waitForAlerts(page, expected);
    assert.equal(stored()?.["reference"], "REQ-2041", "nothing was sent");
  }

  await fillIn(page, RIGHT);
  await page.waitForFunction(() => "stored" in window, undefined, { timeout: 10_000 });
  assert.deepEqual(
    [stored()?.["status"], stored()?.["response_score"], stored()?.["profile_emails"]],
    ["COMPLETED", 87, ["ada@example.com"]],
  );
  assert.deepEqual(errors, []);
}

/**
 * @param {Page} page
 * @param {string[]} typed
 */
async function fillIn(page, typed) {
  for (const [index, name] of Object.keys(INPUTS).entries()) {
    await page.getByRole("textbox", { name, exact: true }).fill(String(typed[index]));
  }
  await page.getByRole("button", { name: "Send" }).click();
}

/**
 * What `validateOrder` says of each input, for what a form makes of those texts.
 *
 * @param {string[]} typed
 * @param {string} connectionId
 */
function refusals([status, email, birth, score, label, type], connectionId) {
  const order = {
    workspace_id: "w1",
    connection_id: connectionId,
    status,
    profile_emails: [email],
    profile_date_of_birth: birth,
    response_score: score === "" ? undefined : Number(score),
    response_attributes: [{ label, type }],
  };
  const { issues } = validateOrder(order);
  const errors = issues.filter(({ severity }) => severity === "error");
  const messages = Object.entries(INPUTS).map(([name, path]) => {
    const issue = errors.find((issue) => issue.path.join() === path.join());
    return [name, issue?.message ?? ""];
  });
  assert.equal(
    messages.filter(([, message]) => message !== "").length,
    errors.length,
    "each error has its input",
  );
  return Object.fromEntries(messages);
}

/**
 * Waits until the form says exactly that, and fails with what it says instead.
 *
 * @param {Page} page
 * @param {Record<string, string>} expected
 */
async function waitForAlerts(page, expected) {
  const alerts = () => {
    const all = [...document.querySelectorAll("[role=alert]")];
    return Object.fromEntries(all.map((alert) => [alert.getAttribute("aria-label"), alert.textContent]));
  };
  const end = Date.now() + 5_000;
  let said = await page.evaluate(alerts);
  while (JSON.stringify(said) !== JSON.stringify(expected) && Date.now() < end) {
    await page.waitForTimeout(50);
    said = await page.evaluate(alerts);
  }
  assert.deepEqual(said, expected);
}
