// A page that runs one case after the other: it asks its own server for each, and tells what came of it.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

/** @import { IncomingMessage, ServerResponse } from "node:http" */

/** `data-mounted` is what the driven browsers wait for. */
const HTML = `<!doctype html><html data-mounted><meta charset="utf-8"><title>Faults</title>
<link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "assessment-order": "/package.js" } }</script>
<script type="module">
  import { runCase, unhandled } from "/run-case.js";
  while (true) {
    const given = await (await fetch("/next")).json();
    if (given === null) break;
    let outcome;
    try { outcome = await runCase(given); } catch (error) { outcome = { broken: String(error?.stack ?? error) }; }
    await fetch("/outcome", { method: "POST", body: JSON.stringify({ ...outcome, unhandled }) });
  }
</script>`;

const FILES = {
  "/package.js": fileURLToPath(import.meta.resolve("assessment-order")),
  "/run-case.js": fileURLToPath(new URL("run-case.js", import.meta.url)),
};

export async function startPageServer() {
  /** @type {((given: unknown) => void)[]} pages that wait for a case */
  const waiting = [];
  /** @type {unknown[]} */
  const given = [];
  let told = (/** @type {any} */ _outcome) => undefined;

  /** @type {Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>} */
  const routes = {
    "/": (_request, response) => response.setHeader("content-type", "text/html").end(HTML),
    "/next": async (_request, response) => {
      const next = given.length > 0 ? given.shift() : await new Promise((resolve) => waiting.push(resolve));
      response.end(JSON.stringify(next));
    },
    "/outcome": async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      told(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    },
  };
  for (const [path, file] of Object.entries(FILES)) {
    routes[path] = async (_request, response) =>
      response.setHeader("content-type", "text/javascript").end(await readFile(file));
  }
  const server = createServer((request, response) => {
    const route = routes[new URL(String(request.url), "http://localhost").pathname];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  /** @param {unknown} next */
  const give = (next) => {
    const page = waiting.shift();
    if (page) page(next);
    else given.push(next);
  };
  return {
    url: `http://127.0.0.1:${port}/`,
    /** @param {object} next @returns {Promise<any>} */
    run(next) {
      const outcome = new Promise((resolve) => {
        told = /** @type {any} */ (resolve);
      });
      give(next);
      return outcome;
    },
    close() {
      give(null);
      server.close();
      server.closeAllConnections();
    },
  };
}
