// A reporter for `node --test`: what came of each tool, as JSON. The tool and its version are the name of a suite.

import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ name: string, passed: boolean }} Outcome */
/** @typedef {{ tool: string, version: string, passed: number, failed: number, tests: Outcome[] }} ToolResults */

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TOOL = /^(?<tool>.+) (?<version>\d+\.\d+\.\d+\S*)$/;

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* results(events) {
  /** @type {Map<string, Outcome[]>} */
  const tests = new Map();
  /** @type {Map<string, { tool: string, version: string }>} */
  const tools = new Map();
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const file = relative(ROOT, data.file ?? data.name);
    const { tool, version } = TOOL.exec(data.name)?.groups ?? {};
    const isSuite = data.details?.type === "suite";
    if (isSuite && tool !== undefined && version !== undefined) tools.set(file, { tool, version });
    if (!isSuite)
      tests.set(file, [...(tests.get(file) ?? []), { name: data.name, passed: type === "test:pass" }]);
  }
  const told = [...tests].map(([file, outcomes]) => {
    const passed = outcomes.filter((outcome) => outcome.passed).length;
    return { file, ...tools.get(file), passed, failed: outcomes.length - passed, tests: outcomes };
  });
  yield `${JSON.stringify({ date: new Date().toISOString(), tools: told.filter(({ tool }) => tool), others: told.filter(({ tool }) => !tool) }, null, 2)}\n`;
}
