// The demo as it is deployed: built, served, and its `/api` led to a sandbox.

import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { proxyToSandbox, startSandbox } from "../../www/sandbox/index.js";

const ROOT = fileURLToPath(new URL("../../www", import.meta.url));
const BUILT = fileURLToPath(new URL("../../target/end-to-end/demo", import.meta.url));

export async function startDemo() {
  const common = { root: ROOT, logLevel: "warn", build: { outDir: BUILT, emptyOutDir: true } };
  await build(common);
  const sandbox = await startSandbox();
  const server = await preview({ ...common, preview: { proxy: proxyToSandbox(sandbox.url) } });
  return {
    url: server.resolvedUrls.local[0],
    sandbox,
    async close() {
      await Promise.all([server.close(), sandbox.close()]);
    },
  };
}
