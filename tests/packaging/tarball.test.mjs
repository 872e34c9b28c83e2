// What users get: exactly these files, and nothing that they have no use for.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pack, temporaryFolder } from "./packed-project.mjs";

const run = promisify(execFile);

const FILES = [
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "assessment_order_bg.wasm",
  "assessment_order_bg.wasm.d.ts",
  "index.d.ts",
  "index.js",
  "openapi.json",
  "package.json",
  "schema.json",
  "slim.d.ts",
  "slim.js",
  "workerd.js",
];

/** @type {{ folder: string, files: { path: string, size: number, mode: number }[] }} */
const packed = { folder: "", files: [] };
/** @type {(() => unknown)[]} */
const cleanups = [];

before(async () => {
  const folder = await temporaryFolder({
    after: (cleanup) => void cleanups.push(/** @type {any} */ (cleanup)),
  });
  const { tarball, files } = await pack(folder);
  await mkdir(join(folder, "unpacked"));
  await run("tar", ["-xzf", tarball, "-C", join(folder, "unpacked"), "--strip-components=1"]);
  Object.assign(packed, { folder: join(folder, "unpacked"), files });
});

describe("the tarball", () => {
  test("holds exactly the expected files beside the types", () => {
    const paths = packed.files.map(({ path }) => path).filter((path) => !path.startsWith("types/"));
    assert.deepEqual(paths.toSorted(), FILES);
  });

  test("holds exactly the types that the entries lead to", async () => {
    const paths = packed.files.map(({ path }) => path).filter((path) => path.startsWith("types/"));
    const reached = new Set();
    for (const entry of ["index.d.ts", "slim.d.ts"]) await follow(join(packed.folder, entry), reached);
    const wanted = [...reached]
      .map((path) => relative(packed.folder, path))
      .filter((path) => path.startsWith("types/"));
    assert.deepEqual(
      { leftOver: without(paths, wanted), missing: without(wanted, paths) },
      { leftOver: [], missing: [] },
    );
  });

  test("holds no file that can be run or is empty", () => {
    for (const { path, size, mode } of packed.files) {
      assert.ok(size > 0, path);
      assert.equal(mode & 0o111, 0, path);
    }
  });

  test("names only files that are there", async () => {
    const manifest = JSON.parse(await readFile(join(packed.folder, "package.json"), "utf8"));
    const named = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? entry : Object.values(entry),
    );
    for (const path of [...named, ...manifest.files]) await access(join(packed.folder, path));
    assert.deepEqual(manifest.dependencies ?? {}, {});
    assert.equal(manifest.scripts, undefined);
    assert.equal(manifest.license, "MIT OR Apache-2.0");
  });

  test("holds no path, address or map of the machine that built it", async () => {
    const checkout = fileURLToPath(new URL("../..", import.meta.url));
    const told = [checkout, `${homedir()}/`, "file:///", "sourceMappingURL="];
    if (process.env["CARGO_HOME"]) told.push(process.env["CARGO_HOME"]);
    for (const { path } of packed.files) {
      const text = await readFile(join(packed.folder, path), "latin1");
      for (const place of told) assert.ok(!text.includes(place), `${path} holds ${place}`);
    }
  });

  test("holds the same module in the default entry as beside it", async () => {
    const wasm = await readFile(join(packed.folder, "assessment_order_bg.wasm"));
    assert.ok(WebAssembly.validate(wasm));
    const { size } = packed.files.find(({ path }) => path === "index.js") ?? { size: 0 };
    assert.ok(size > wasm.length, "The default entry carries the module inside itself.");
  });
});

after(() => Promise.all(cleanups.map((cleanup) => cleanup())));

/**
 * @param {string[]} paths
 * @param {string[]} others
 */
function without(paths, others) {
  return paths.filter((path) => !others.includes(path));
}

/**
 * Notes a file of types and all that it imports.
 *
 * @param {string} path
 * @param {Set<string>} reached
 */
async function follow(path, reached) {
  if (reached.has(path)) return;
  reached.add(path);
  const text = await readFile(path, "utf8");
  for (const [, specifier] of text.matchAll(/(?:from|import\()\s*"(\.[^"]*)\.js"/g)) {
    await follow(resolve(dirname(path), `${specifier}.d.ts`), reached);
  }
}
