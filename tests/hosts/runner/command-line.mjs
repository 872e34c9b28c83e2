// Node, Deno and Bun: a process that runs the suite and prints its report.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { installedProgram, NOT_INSTALLED, versionOf } from "./programs.mjs";

/** @import { Host } from "./hosts.mjs" */

const run = promisify(execFile);
const MAIN = "suite/main-command-line.js";
/** @type {Host["places"][number]["forms"]} */
const FORMS = ["nothing", "address", "response", "bytes", "module"];
const LIMITS = { timeout: 120_000, maxBuffer: 1 << 26 };

/** Without a question, without the network but for this machine, and without other people's modules. */
const DENO = [
  "run",
  "--no-prompt",
  "--no-remote",
  "--cached-only",
  "--allow-read=.",
  "--allow-net=127.0.0.1",
];

/** @returns {Host[]} */
export function commandLineHosts() {
  return [
    commandLineHost({ name: "Node", program: process.execPath }),
    ...["20", "22", "24", "26"].map((major) => {
      const program = installedProgram("", new RegExp(`^node-${major}-`), "bin/node");
      return commandLineHost({ name: "Node", title: `Node ${major} from npm`, program });
    }),
    commandLineHost({ name: "Deno", program: installedProgram("@deno", /./, "deno"), words: DENO }),
    commandLineHost({ name: "Bun", program: installedProgram("@oven", /./, "bin/bun"), words: ["run"] }),
  ];
}

/**
 * @param {{ name: string, title?: string, program: string | undefined, words?: string[] }} description
 * @returns {Host}
 */
function commandLineHost({ name, title = name, program = "", words = [] }) {
  return {
    name,
    title,
    leftOut: program === "" ? NOT_INSTALLED : undefined,
    places: [{ where: "process", forms: FORMS, facts: { redirectStatus: 307 } }],
    start: async ({ folder }) => ({
      version: await versionOf(program),
      async run(_place, parameters) {
        const env = { PATH: process.env["PATH"], HOME: folder, DENO_DIR: join(folder, ".deno") };
        const all = [...words, MAIN, JSON.stringify(parameters)];
        const { stdout, stderr } = await run(program, all, { cwd: folder, env, ...LIMITS });
        if (stderr !== "") throw new Error(`It told of something: ${stderr}`);
        return JSON.parse(stdout);
      },
      close: async () => undefined,
    }),
  };
}
