// A project as a page, with the backend that the README recommends: what lies below /api goes on to
// the sandbox, with a key.

import { join } from "node:path";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { proxy } from "hono/proxy";

/**
 * Listens until the test is over.
 *
 * @param {Pick<import("node:test").TestContext, "after">} t
 * @param {string} folder
 * @param {{ url: string, token: string }} sandbox
 * @returns {Promise<string>} its address
 */
export async function servePageWithBackend(t, folder, { url, token }) {
  const app = new Hono();
  app.all("/api/*", async ({ req }) => {
    const { pathname, search } = new URL(req.url);
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const body = await req.arrayBuffer();
    return proxy(`${url}${pathname.slice("/api".length)}${search}`, { method: req.method, headers, body });
  });
  app.use(serveStatic({ root: join(folder, "/") }));
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
      resolve(`http://127.0.0.1:${port}`);
    });
    t.after(() => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  });
}
