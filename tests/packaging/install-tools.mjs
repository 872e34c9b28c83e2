// The tools of tests/packaging, installed where they are not yet, as the lock file has them.

import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** No package runs a script of its own: what is made for a machine comes as a package. */
export function installTools() {
  // npm writes this file last, so it is there only after a complete installation.
  const installed = `${HERE}node_modules/.package-lock.json`;
  const wanted = `${HERE}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log("tools: npm install in tests/packaging");
  // Not `npm ci`: it insists on the packages for other platforms too, some of which a lock file may lack.
  const options = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", options, { cwd: HERE, stdio: "inherit" });
  if (status !== 0) throw new Error("The tools of tests/packaging could not be installed (above).");
}
