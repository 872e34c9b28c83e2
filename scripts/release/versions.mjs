// Every place that the version stands in. They must say the same.

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @type {Record<string, (text: string) => string | undefined>} */
const PLACES = {
  "Cargo.toml": (text) => /^version = "(.+)"$/m.exec(text)?.[1],
  "Cargo.lock": (text) => /^name = "assessment-order"\nversion = "(.+)"$/m.exec(text)?.[1],
  "pkg/package.json": (text) => JSON.parse(text).version,
  "package-lock.json": (text) => JSON.parse(text).packages["pkg"]?.version,
  "www/package.json": (text) => JSON.parse(text).dependencies["assessment-order"],
  "schema/openapi.json": (text) => JSON.parse(text).info.version,
};

/**
 * @param {string} root
 * @returns {{ version: string, faults: string[] }} the version of Cargo.toml, and where another one stands
 */
export function versions(root) {
  const found = Object.entries(PLACES).map(([place, versionOf]) => {
    return { place, version: versionOf(readFileSync(join(root, place), "utf8")) };
  });
  const version = String(found[0]?.version);
  const others = found.filter((other) => other.version !== version);
  const faults = others.map((other) => `${other.place} says ${other.version}, Cargo.toml ${version}.`);
  return { version, faults };
}
