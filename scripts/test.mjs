// `npm test`: runs every suite, goes on after one that fails, and ends with what passed and what failed.
// `npm test -- contract` runs only the suites with one of the given words in their names.
import { printHosts } from "./test/hosts.mjs";
import { runSuite } from "./test/run-suite.mjs";
import { suites } from "./test/suites.mjs";
import { printSummary } from "./test/summary.mjs";

process.chdir(new URL("..", import.meta.url).pathname);

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = suites().filter(({ name }) => {
  return words.length === 0 || words.some((word) => name.toLowerCase().includes(word));
});
if (chosen.length === 0) {
  const names = suites().map(({ name }) => name);
  console.error(`test: no suite is called ${words.join(" or ")}; there are: ${names.join(", ")}`);
  process.exit(1);
}

printHosts();
const results = [];
for (const suite of chosen) results.push(await runSuite(suite));
process.exitCode = printSummary(results);
