// Tells whether pkg/ was built from the files that are there now.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output } from "./run.mjs";

const SOURCES = [
  ".cargo",
  "Cargo.lock",
  "Cargo.toml",
  "js",
  "package-lock.json",
  "pkg/package.json",
  "schema",
  "scripts/build",
  "scripts/build.mjs",
  "src",
  "tsconfig.json",
];
const STAMP = "target/build/fingerprint";
const PRODUCTS = [
  "index.js",
  "workerd.js",
  "slim.js",
  "index.d.ts",
  "slim.d.ts",
  "types/exports.d.ts",
  "assessment_order_bg.wasm",
];

export async function isUpToDate() {
  if (!existsSync(STAMP) || !PRODUCTS.every((file) => existsSync(join("pkg", file)))) return false;
  return (await readFile(STAMP, "utf8")) === (await fingerprint());
}

export async function remember() {
  await mkdir("target/build", { recursive: true });
  await writeFile(STAMP, await fingerprint());
}

async function fingerprint() {
  const hash = createHash("sha256")
    .update(process.env.RUSTFLAGS ?? "")
    .update(await output("rustc", ["--version"]));
  for (const source of SOURCES) {
    for (const file of await filesIn(source)) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesIn(path) {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error.code === "ENOTDIR") return [path];
    throw error;
  }
}
