import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

/** Runs a command, its output shown, and fails with it. Commands of npm packages are found too. */
export function run(command, args, { env = {} } = {}) {
  const path = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter);
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, PATH: path, ...env } });
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      if (code === 0) done();
      else fail(new Error(`${command} ${args.join(" ")}: ended with ${signal ?? `code ${code}`}`));
    });
  });
}
