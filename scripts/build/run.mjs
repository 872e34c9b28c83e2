import { execFile, spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";
import { promisify } from "node:util";

/** Runs a command, its output shown, and fails with it. Commands of npm packages are found too. */
export function run(command, args, { env = {} } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...withNpmCommands(), ...env } });
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      if (code === 0) done();
      else fail(new Error(`${command} ${args.join(" ")}: ended with ${signal ?? `code ${code}`}`));
    });
  });
}

/** What a command writes. */
export async function output(command, args) {
  const { stdout } = await promisify(execFile)(command, args, { env: withNpmCommands() });
  return stdout.trim();
}

function withNpmCommands() {
  return { ...process.env, PATH: [resolve("node_modules/.bin"), process.env.PATH].join(delimiter) };
}
