// A server that a tool or a project brings, running until the test is over.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { toolOptions, toolProgram } from "./tool.mjs";

/** @typedef {Pick<import("node:test").TestContext, "after">} Test */

/**
 * Starts a tool and gives the address that it listens on.
 *
 * @param {Test} t
 * @param {string} folder
 * @param {string} name
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 */
export function startServer(t, folder, name, words, environment) {
  return startProgram(t, folder, toolProgram(folder, name), words, environment);
}

/**
 * Starts a project's own script and gives the address that it listens on.
 *
 * @param {Test} t
 * @param {string} folder
 * @param {string} script
 * @param {Record<string, string>} [environment]
 */
export function startScript(t, folder, script, environment) {
  return startProgram(t, folder, process.execPath, [script], environment);
}

/**
 * @param {Test} t
 * @param {string} folder
 * @param {string} program
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 * @returns {Promise<string>} the first address that it prints
 */
function startProgram(t, folder, program, words, environment) {
  const { timeout: _, ...options } = toolOptions(folder, environment);
  const server = spawn(program, words, options);
  t.after(async () => {
    const ended = once(server, "exit");
    // Some wait for connections to end, and the browser that has one is closed after this.
    if (server.kill("SIGKILL")) await ended;
  });
  let told = "";
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        told += text;
        const [address] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(told) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
    server.once("exit", (code) => reject(new Error(`${program} ended with ${code}:\n${told}`)));
  });
}
