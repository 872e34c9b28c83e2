// workerd, the runtime of Cloudflare Workers: it compiles no bytes, so it takes the package by its own
// condition.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { installedProgram, NOT_INSTALLED } from "./programs.mjs";

/** @import { Host } from "./hosts.mjs" */

/** The package's module by both the names that the bundle leaves in place. */
const CONFIGURATION = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "suite", worker = .suite),
    (name = "this machine", network = (allow = ["private"])),
  ],
  sockets = [(name = "suite", address = "127.0.0.1:0", http = (), service = "suite")],
);
const suite :Workerd.Worker = (
  modules = [
    (name = "main-workerd.js", esModule = embed "main-workerd.js"),
    (name = "assessment_order_bg.wasm", wasm = embed "assessment_order_bg.wasm"),
    (name = "assessment-order/assessment_order_bg.wasm", wasm = embed "assessment_order_bg.wasm"),
  ],
  compatibilityDate = "2026-01-01",
  globalOutbound = "this machine",
);
`;

/** @returns {Host} */
export function workerd() {
  const program = installedProgram("@cloudflare", /^workerd-/, "bin/workerd");
  return {
    name: "workerd",
    title: "workerd",
    leftOut: program === undefined ? NOT_INSTALLED : undefined,
    places: [
      {
        where: "worker",
        forms: ["module"],
        facts: {
          hasNoClock: true,
          redirectStatus: 307,
          refusesBytes: true,
          refusesEval: true,
          tellsOfReads: ["AbortError: The operation was aborted", "Error: Stream was cancelled."],
        },
      },
    ],
    async start({ folder }) {
      const executable = String(program);
      const configuration = join(folder, "bundled/suite.capnp");
      await writeFile(configuration, CONFIGURATION);
      return {
        version: await packageVersionOf(executable),
        run: (_place, parameters) => runOnce(executable, configuration, parameters),
        close: async () => undefined,
      };
    },
  };
}

/**
 * The one that people install; the program tells its date alone.
 *
 * @param {string} program
 */
async function packageVersionOf(program) {
  const manifest = await readFile(join(dirname(program), "../package.json"), "utf8");
  return JSON.parse(manifest).version;
}

/**
 * A process for each run, so that the module is new.
 *
 * @param {string} program
 * @param {string} configuration
 * @param {object} parameters
 */
async function runOnce(program, configuration, parameters) {
  const words = ["serve", "--control-fd=3", configuration];
  const child = spawn(program, words, { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  try {
    const told = createInterface(/** @type {import("node:stream").Readable} */ (child.stdio[3]));
    const [line] = await Promise.race([
      once(told, "line"),
      once(child, "exit").then(([code]) => {
        throw new Error(`workerd ended with code ${code} before it listened.`);
      }),
    ]);
    const { port } = JSON.parse(line);
    const body = JSON.stringify(parameters);
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
    if (!response.ok) throw new Error(`workerd answered ${response.status}: ${await response.text()}`);
    return await response.json();
  } finally {
    child.kill();
  }
}
