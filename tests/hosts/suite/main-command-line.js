// The suite in Node, Deno and Bun: its parameters are the first word of the command line, its report what
// is printed.

import { run } from "./entry.js";

const [parameters] = globalThis.Deno?.args ?? process.argv.slice(2);
console.log(JSON.stringify(await run(JSON.parse(parameters))));
