// Every suite of `npm test`, in the order in which they are run: what is quick and tells most comes first.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { cargoCounts, nodeCounts, oneCheck } from "./counts.mjs";
import { hostName } from "./hosts.mjs";
import { startLiveSandbox } from "./live-sandbox.mjs";

/**
 * @typedef {object} Step
 * @property {[string, ...string[]]} command
 * @property {string} [title] in the place of a long command, for people
 * @property {(output: string, succeeded: boolean) => import("./counts.mjs").Counts} counts
 * @property {Record<string, string>} [env]
 * @property {number} [minutes] how long it may run
 * @property {string} [leftOut] why it is not run, where that is no fault
 * @property {string} [impossible] why it cannot be run, where it should be
 */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} about what it tests, for people
 * @property {Step[]} steps
 * @property {() => Promise<{ env: Record<string, string>, close: () => Promise<void> }>} [prepare]
 */

const WASM = ["--target", "wasm32-unknown-unknown"];
const DENY_WARNINGS = ["--", "-D", "warnings"];

/** @returns {Suite[]} */
export function suites() {
  return [
    {
      name: "lints",
      about: "format, clippy, Biome, and generated files up to date",
      steps: [
        cargoTool("fmt", "--check"),
        cargoTool("clippy", "--all-targets", "--features", "generate", ...DENY_WARNINGS),
        // The library's own tests are native; those in tests/ are WebAssembly's.
        cargoTool("clippy", ...WASM, "--lib", "--test", "*", ...DENY_WARNINGS),
        check("biome", "check", "--error-on-warnings"),
        check("cargo", "run", "--quiet", "--features", "generate", "--bin", "generate", "--", "--check"),
      ],
    },
    {
      name: "native",
      about: "unit and documentation tests of the crate, without WebAssembly",
      steps: [
        {
          command: ["cargo", "test", "--no-fail-fast", "--features", "generate"],
          counts: cargoCounts,
        },
      ],
    },
    {
      name: "documentation",
      about: "rustdoc without a warning, for Rust users and for the bindings",
      steps: [
        ["cargo", "doc", "--no-deps"],
        ["cargo", "doc", "--no-deps", ...WASM],
      ].map((command) => ({
        ...check(...command),
        env: { RUSTDOCFLAGS: "-D warnings" },
      })),
    },
    {
      name: "test runner",
      about: "how the results of the other suites are counted",
      steps: [nodeTests("scripts/test")],
    },
    {
      name: "build",
      about: "the npm package in pkg/",
      steps: [check("node", "scripts/build.mjs")],
    },
    {
      name: "demo types",
      about: "the demo and the sandbox against the package's types",
      steps: [check("tsc", "-p", "www/tsconfig.json"), check("tsc", "-p", "www/tsconfig.node.json")],
    },
    moduleIn("Node", "--node"),
    moduleIn("Chromium", "--headless", "--chrome"),
    moduleIn("Firefox", "--headless", "--firefox"),
    {
      name: `contract in ${hostName("Node")}`,
      about: "what the package promises, sentence by sentence, against real servers",
      steps: [nodeTests("tests/contract")],
    },
    {
      name: `faults in ${["Node", "Chromium", "Firefox"].map(hostName).join(", ")} and WebKitGTK`,
      about: "connections that break, stall and lie: each outcome, and what the server saw",
      steps: [nodeTests("tests/faults")],
    },
    {
      name: "types",
      about: "what TypeScript users see",
      steps: [nodeTests("tests/types")],
    },
    {
      name: "size",
      about: "what the package weighs in an app, against its budget",
      steps: [nodeTests("tests/size")],
    },
    {
      name: "packaging",
      about: "the packed tarball in real projects",
      steps: [
        nodeTests("tests/packaging", { except: "tests/packaging/tools" }),
        leftOut("tests/packaging/tools", "it is long: `npm run test:packaging`"),
      ],
    },
    {
      name: "hosts",
      about: "one suite in every host that is here, from the packed tarball; `npm run test:hosts` for all",
      steps: [{ ...nodeTests("tests/hosts"), minutes: 20 }],
    },
    {
      name: "sandbox",
      about: "the API that the demo and the tests talk to",
      steps: [nodeTests("www/sandbox")],
    },
    {
      name: `end-to-end in ${hostName("Chromium")} and ${hostName("Firefox")}`,
      about: "a person corrects and sends an order in the built demo",
      steps: [nodeTests("tests/end-to-end")],
    },
  ];
}

/** The tests in tests/*.rs in one host. A page looks the sandbox up where it was when they were compiled. */
function moduleIn(host, ...options) {
  return {
    name: `module in ${hostName(host)}`,
    about: "the WebAssembly module as JavaScript calls it, with a live sandbox",
    prepare: startLiveSandbox,
    steps: [
      {
        command: ["wasm-pack", "test", "--mode", "no-install", ...options, "--", "--test", "*"],
        counts: cargoCounts,
        env: {
          // In seconds. A cold browser on a busy machine needs more than the 5 and 20 there are.
          WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60",
          WASM_BINDGEN_TEST_TIMEOUT: "120",
          // The tests do not say where they run, so that the same ones run everywhere.
          ...(host === "Node" ? {} : { WASM_BINDGEN_USE_BROWSER: "1" }),
        },
      },
    ],
  };
}

/** @returns {Step} */
function check(...command) {
  return { command, counts: oneCheck };
}

/** A check with a part of cargo that not every Rust brings. */
function cargoTool(tool, ...options) {
  const { status, stderr } = spawnSync("cargo", [tool, "--version"], { encoding: "utf8" });
  const reason =
    status === 0 ? undefined : `this Rust has no cargo ${tool}: ${(stderr ?? "").trim().split("\n")[0]}`;
  return { ...check("cargo", tool, ...options), leftOut: reason };
}

/** @returns {Step} */
function nodeTests(folder, { except = "" } = {}) {
  const files = testFiles(folder).filter((file) => except === "" || !file.startsWith(except));
  return {
    title: `node --test ${folder}`,
    command: ["node", "--test", "--test-reporter=spec", ...files],
    counts: nodeCounts,
    impossible: files.length === 0 ? `${folder} holds no file called *.test.mjs` : undefined,
  };
}

/** Tests that another command runs, by their names. */
function leftOut(folder, reason) {
  const names = testFiles(folder).map((file) => basename(file, ".test.mjs"));
  return { ...check("node"), title: names.join(", "), leftOut: reason };
}

function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((file) => /\.test\.m?js$/.test(file) && !file.includes("node_modules"))
    .sort()
    .map((file) => join(folder, file));
}
