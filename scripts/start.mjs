// `npm start`: runs the demo and its sandbox until Ctrl-C. The package is built by then.

import { spawn } from "node:child_process";
import { startSandbox } from "../www/sandbox/index.js";
import { serveDemo } from "../www/serve.js";

const SANDBOX_PORT = 8787;
const PORTS_TO_TRY = 20;

const sandbox = await startOnFreePort(SANDBOX_PORT);
const demo = await serveDemo({ sandboxUrl: sandbox.url });

console.log(`
  Demo      ${demo.url}
  Sandbox   ${sandbox.url}   (the page reaches it through ${new URL("/api", demo.url)})
  Token     ${sandbox.token}

  Ctrl-C stops both.
`);
openInBrowser(demo.url);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);

/** The preferred port, or the next free one. */
async function startOnFreePort(preferred) {
  for (let port = preferred; port < preferred + PORTS_TO_TRY; port += 1) {
    try {
      return await startSandbox({ port });
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  return startSandbox();
}

async function stop() {
  await Promise.all([demo.close(), sandbox.close()]);
  process.exit(0);
}

/** A convenience: where it cannot be done, the address printed above is enough. */
function openInBrowser(url) {
  const opener = findOpener();
  if (process.env.CI || opener === undefined) return;
  const [command, ...options] = opener;
  spawn(command, [...options, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function findOpener() {
  if (process.platform === "darwin") return ["open"];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}
