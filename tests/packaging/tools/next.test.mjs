// The tarball in a Next.js app: in a component of the server, in one of the client, and in a route handler.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { appSource } from "../app.mjs";
import { checkPage } from "../bundled-page.mjs";
import { createProject } from "../packed-project.mjs";
import { startServer } from "../server-process.mjs";
import { describeTool, runTool, toolDependencies, toolFolder } from "../tool.mjs";

const LAYOUT = `
  export default function Layout({ children }) {
    return <html lang="en"><body>{children}</body></html>;
  }
`;

/** Rendered at each request; the client component begins where the server's ends. */
const PAGE = `
  import { validateOrder } from "assessment-order";
  import { ClientPart } from "./client-part.js";

  export const dynamic = "force-dynamic";

  export default function Page() {
    const { issues } = validateOrder({ workspace_id: "w1", status: "completed" });
    return <main><p>{issues.map((issue) => issue.pointer).join(" ")}</p><ClientPart /></main>;
  }
`;

const CLIENT_PART = `
  "use client";
  import { useEffect } from "react";
  import { validateOrder } from "assessment-order";
  import { run } from "./app.js";

  export function ClientPart() {
    useEffect(() => {
      const parameters = Object.fromEntries(new URLSearchParams(location.search));
      run(parameters).then((outcome) => { window.outcome = outcome; }, (error) => { window.outcome = String(error.stack); });
    }, []);
    return <output>{validateOrder({}).issueCount}</output>;
  }
`;

const ROUTE = `
  import { validateOrderJson } from "assessment-order";

  export async function POST(request) {
    const { valid, issues } = validateOrderJson(await request.text());
    return Response.json(issues, { status: valid ? 200 : 422 });
  }
`;

const FILES = {
  "app/layout.jsx": LAYOUT,
  "app/page.jsx": PAGE,
  "app/client-part.js": CLIENT_PART.trim(),
  "app/app.js": appSource("assessment-order"),
  "app/check/route.js": ROUTE,
};

const NO_TELEMETRY = { NEXT_TELEMETRY_DISABLED: "1" };

describeTool("Next.js", "next", () => {
  for (const [words, name] of /** @type {const} */ ([
    [["build"], "next build"],
    [["build", "--webpack"], "next build --webpack"],
  ])) {
    test(`\`${name}\` needs no configuration, and server and client validate and update`, async (t) => {
      const folder = await createProject(t, FILES);
      await copyTools(folder, ["next", "react", "react-dom"]);
      await runTool(folder, "next", [...words], NO_TELEMETRY);
      await checkApp(t, await startServer(t, folder, "next", ["start", "--port", "0"], NO_TELEMETRY));
    });
  }
});

/**
 * @param {import("node:test").TestContext} t
 * @param {string} url
 */
async function checkApp(t, url) {
  const html = await (await fetch(url)).text();
  assert.match(html, /<p>.connection_id .status<.p>/);
  const body = '{ "workspace_id": "w1", "connection_id": 7 }';
  const answer = await fetch(`${url}/check`, { method: "POST", body });
  const issues = /** @type {{ pointer: string }[]} */ (await answer.json());
  assert.deepEqual([answer.status, issues.map(({ pointer }) => pointer)], [422, ["/connection_id"]]);
  await checkPage(t, url);
}

/**
 * Tools with all that they depend on, as npm would lay them out: Turbopack follows no link out of the
 * project.
 *
 * @param {string} folder
 * @param {string[]} names
 */
async function copyTools(folder, names) {
  for (const name of names.filter((name) => !existsSync(join(folder, "node_modules", name)))) {
    await cp(toolFolder(name), join(folder, "node_modules", name), { recursive: true });
    await copyTools(folder, toolDependencies(name));
  }
}
