// `npm run docs`: the API reference for JavaScript in target/docs, made by TypeDoc from the comments in js/.
// A warning fails it: a link that leads nowhere, an export without a comment.
import { spawnSync } from "node:child_process";
import { installTools } from "../tests/packaging/install-tools.mjs";
import { toolProgram } from "../tests/packaging/tool.mjs";

const root = new URL("..", import.meta.url).pathname;
installTools();
const { status } = spawnSync(toolProgram(root, "typedoc"), process.argv.slice(2), {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
