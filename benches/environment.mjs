// Where it was measured, and what.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";

const MEASURED = [
  "assessment-order",
  "ajv",
  "ajv-formats",
  "arktype",
  "zod",
  "ky",
  "axios",
  "@unified-api/typescript-sdk",
];

/** @param {string} host For example "Node 20.20.2". */
export function environment(host) {
  const [{ model }] = cpus();
  const versions = Object.fromEntries(MEASURED.map((name) => [name, versionOf(name)]));
  return { host, cpu: `${cpus().length} × ${model.trim()}`, date: new Date().toISOString(), versions };
}

/** Not every package lets its manifest be imported, so it is looked for. */
function versionOf(name) {
  const folders = createRequire(import.meta.url).resolve.paths(name);
  for (const folder of folders) {
    try {
      return JSON.parse(readFileSync(`${folder}/${name}/package.json`, "utf8")).version;
    } catch {
      // The next folder has it.
    }
  }
  throw new Error(`${name} is not installed`);
}
