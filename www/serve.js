// The demo on Vite's development server, its `/api` led to a sandbox.

import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { proxyToSandbox } from "./sandbox/index.js";

/**
 * Serves the demo on 127.0.0.1; where `port` is taken, on the next free one.
 *
 * @param {{ sandboxUrl: string, port?: number }} options
 */
export async function serveDemo({ sandboxUrl, port = 5173 }) {
  const server = await createServer({
    root: fileURLToPath(new URL(".", import.meta.url)),
    clearScreen: false,
    logLevel: "warn",
    server: { port, proxy: proxyToSandbox(sandboxUrl) },
  });
  await server.listen();
  return {
    url: server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`,
    /** @returns {Promise<void>} */
    close: () => server.close(),
  };
}
