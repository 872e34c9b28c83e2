// A reporter for `node --test`: what came of each tool, as JSON. The tool and its version are the name
// of a suite.

/** @typedef {{ name: string, passed: boolean }} Outcome */
/** @typedef {{ passed: number, failed: number, tests: Outcome[] }} Results */

const TOOL = /^(?<tool>.+) (?<version>\d+\.\d+\.\d+\S*)$/;

/**
 * A suite is told after its tests, and those of one file come together.
 *
 * @param {AsyncIterable<Told>} events
 */
export default async function* results(events) {
  /** @type {({ tool: string, version: string } & Results)[]} */
  const tools = [];
  /** @type {Outcome[]} */
  const others = [];
  /** @type {Outcome[]} */
  let inside = [];
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details.type !== "suite") inside.push({ name: data.name, passed: type === "test:pass" });
    if (data.nesting > 0) continue;
    const { tool, version } = TOOL.exec(data.name)?.groups ?? {};
    if (tool !== undefined && version !== undefined) tools.push({ tool, version, ...count(inside) });
    else others.push(...inside);
    inside = [];
  }
  yield `${JSON.stringify({ date: new Date().toISOString(), tools, others: count(others) }, null, 2)}\n`;
}

/** @typedef {{ type: string, data: { name: string, nesting: number, details: { type?: string } } }} Told */

/**
 * @param {Outcome[]} tests
 * @returns {Results}
 */
function count(tests) {
  const passed = tests.filter((outcome) => outcome.passed).length;
  return { passed, failed: tests.length - passed, tests };
}
