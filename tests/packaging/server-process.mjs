// A tool's own server, running until the test is over.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { toolOptions, toolProgram } from "./tool.mjs";

/**
 * Starts a tool and waits until it has printed the address that it listens on.
 *
 * @param {Pick<import("node:test").TestContext, "after">} t
 * @param {string} folder
 * @param {string} name
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 * @returns {Promise<string>}
 */
export function startServer(t, folder, name, words, environment) {
  const { timeout: _, ...options } = toolOptions(folder, environment);
  const server = spawn(toolProgram(name), words, options);
  t.after(async () => {
    if (server.kill()) await once(server, "exit");
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
    server.once("exit", (code) => reject(new Error(`${name} ended with ${code}:\n${told}`)));
  });
}
