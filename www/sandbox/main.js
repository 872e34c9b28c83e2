// node www/sandbox/main.js --port 8787

import { parseArgs } from "node:util";
import { startSandbox } from "./start-sandbox.js";

const { values } = parseArgs({ options: { port: { type: "string", default: "8787" } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port must be a number from 0 to 65535, not ${values.port}`);
  process.exit(1);
}

const sandbox = await startSandbox({ port }).catch((error) => {
  console.error(`The sandbox cannot listen on port ${port}: ${error.code ?? error.message}`);
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await sandbox.close();
    process.exit(0);
  });
}

console.log(`Sandbox     ${sandbox.url}`);
console.log(`Token       ${sandbox.token}`);
console.log(`Connection  ${sandbox.connectionId}`);
console.log(`Orders      ${[...sandbox.orders.keys()].join(" ")}`);
