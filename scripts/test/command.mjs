// Runs a command within a time limit, shows its output as it comes, and keeps it.

import { spawn, spawnSync } from "node:child_process";
import { delimiter, resolve } from "node:path";

/** Ended by a signal, a process gets this long before it is killed. */
const GRACE_MS = 5_000;

const running = new Set();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    for (const child of running) endTree(child.pid, "SIGKILL");
    process.exit(1);
  });
}

/** Commands of npm packages are found too. */
export function environment(more = {}) {
  const PATH = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH, ...more };
}

/**
 * @param {[command: string, ...args: string[]]} command
 * @param {{ env?: Record<string, string>, minutes: number }} options
 * @returns {Promise<{ output: string, fault?: string }>} its output, and why it failed if it did
 */
export function runCommand([command, ...args], { env, minutes }) {
  return new Promise((done) => {
    let output = "";
    let fault;
    // A group of its own, so that Ctrl-C reaches it through the handler above alone.
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: environment(env),
      detached: true,
    });
    running.add(child);
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        target.write(text);
      });
    }
    const limit = setTimeout(() => {
      fault = `was still running after ${minutes} minutes, and was ended`;
      endTree(child.pid, "SIGTERM");
      setTimeout(() => endTree(child.pid, "SIGKILL"), GRACE_MS);
    }, minutes * 60_000);
    child.once("error", (error) => end(`could not be started: ${error.message}`));
    child.once("close", (code, signal) => {
      end(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`);
    });

    function end(reason) {
      clearTimeout(limit);
      running.delete(child);
      done({ output, fault: fault ?? reason });
    }
  });
}

/** Sends a signal to a process that we started and to all that it started in turn. */
function endTree(pid, signal) {
  for (const member of [...descendants(pid).reverse(), -pid]) {
    try {
      process.kill(member, signal);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

/** Browsers leave the group of the process that started them. Without `ps`, the group must do. */
function descendants(pid) {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const processes = (stdout ?? "").split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent) =>
    processes.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}
