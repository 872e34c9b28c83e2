// The rows of the tables: who ran the package, in which versions, and what came of it.

/** @typedef {{ version?: string, where?: string, passed?: number, failed?: number, leftOut?: string }} Told */
/** @typedef {{ host: string } & Told} HostResult */
/** @typedef {{ tool: string, version: string, passed: number, failed: number }} ToolResult */

/**
 * One row for each host and place, with the versions it was tried in.
 *
 * @param {HostResult[]} results
 */
export function hostRows(results) {
  /** @type {Map<string, HostResult[]>} */
  const groups = new Map();
  for (const result of results.filter(({ leftOut }) => leftOut === undefined)) {
    const name = hostTitle(result.host, result.where);
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return [...groups].map(([name, group]) => [
    name,
    group.map(({ version }) => version).join(", "),
    outcome(group),
  ]);
}

/**
 * A host that runs code in one place only needs no more than its name.
 *
 * @param {string} host
 * @param {string} [where]
 */
export function hostTitle(host, where = "process") {
  return where === "process" || where === "worker" ? host : `${host}, ${where}`;
}

/** @param {ToolResult[]} results */
export function toolRows(results) {
  return results.map((result) => [result.tool, result.version, outcome([result])]);
}

/** @param {{ passed?: number, failed?: number }[]} results */
function outcome(results) {
  const passed = results.reduce((sum, { passed = 0 }) => sum + passed, 0);
  const failed = results.reduce((sum, { failed = 0 }) => sum + failed, 0);
  return failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
}
