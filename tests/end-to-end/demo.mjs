// The demo as it is deployed: built, served, and its `/api` led to a sandbox.

import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { proxyToSandbox, startSandbox } from "../../www/sandbox/index.js";

const ROOT = fileURLToPath(new URL("../../www", import.meta.url));
/** A folder for each process: test files may run at the same time. */
const BUILT = fileURLToPath(new URL(`../../target/end-to-end/demo-${process.pid}`, import.meta.url));

export async function startDemo() {
  const common = { root: ROOT, logLevel: "error", build: { outDir: BUILT, emptyOutDir: true } };
  await build(common);
  const sandbox = await startSandbox();
  const server = await preview({ ...common, preview: { port: 4173, proxy: proxyToSandbox(sandbox.url) } });
  return {
    url: server.resolvedUrls.local[0],
    folder: BUILT,
    sandbox,
    async close() {
      await Promise.all([server.close(), sandbox.close()]);
      await rm(BUILT, { recursive: true, force: true });
    },
  };
}
