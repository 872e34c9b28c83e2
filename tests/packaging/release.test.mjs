// What `npm run release:check` looks at by itself: the versions and the changelog.

import assert from "node:assert/strict";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { changelogEntry } from "../../scripts/release/changelog.mjs";
import { versions } from "../../scripts/release/versions.mjs";
import { temporaryFolder } from "./packed-project.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** @type {[file: string, was: RegExp][]} */
const PLACES = [
  ["Cargo.lock", /(name = "assessment-order"\nversion = ")[^"]+/],
  ["pkg/package.json", /("version": ")[^"]+/],
  ["package-lock.json", /("name": "assessment-order",\s+"version": ")[^"]+/],
  ["www/package.json", /("assessment-order": ")[^"]+/],
  ["schema/openapi.json", /("version": ")[^"]+/],
];

test("the version is the same everywhere", () => {
  assert.deepEqual(versions(ROOT).faults, []);
});

test("a version that differs is told with its place", async (t) => {
  for (const [place, was] of PLACES) {
    const folder = await temporaryFolder(t);
    for (const [file] of [["Cargo.toml"], ...PLACES]) {
      await mkdir(dirname(join(folder, String(file))), { recursive: true });
      await cp(join(ROOT, String(file)), join(folder, String(file)));
    }
    const text = await readFile(join(folder, place), "utf8");
    await writeFile(
      join(folder, place),
      text.replace(was, (_, before) => `${before}9.9.9`),
    );
    const { version, faults } = versions(folder);
    assert.deepEqual(faults, [`${place} says 9.9.9, Cargo.toml ${version}.`]);
  }
});

test("an entry of the changelog has the version, a date, and something to say", () => {
  const entry = "### Added\n\n- A thing.";
  for (const [text, expected] of [
    [`# Changelog\n\n## [1.2.3] - 2026-01-31\n\n${entry}\n\n## [1.2.2] - 2026-01-01\n\n- Old.\n`, entry],
    [`## [Unreleased]\n\n${entry}\n`, undefined],
    [`## [1.2.3]\n\n${entry}\n`, undefined],
    ["## [1.2.3] - 2026-01-31\n\n## [1.2.2] - 2026-01-01\n\n- Old.\n", undefined],
    [`## [11.2.3] - 2026-01-31\n\n${entry}\n`, undefined],
  ]) {
    assert.equal(changelogEntry(String(text), "1.2.3"), expected);
  }
});
