// What the package weighs in an app: minified, in brotli, against the budget beside this file.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const MODULE = createRequire(import.meta.url).resolve("assessment-order/assessment_order_bg.wasm");

/** @type {Record<string, number>} In kB of 1000 bytes. */
const budget = JSON.parse(await readFile(new URL("budget.json", import.meta.url), "utf8"));

const module = kilobytes(await readFile(MODULE));

/** @type {Record<string, () => Promise<number>>} */
const WEIGHED = {
  "default entry": () => app(`export { updateOrder, validateOrder } from "assessment-order";`),
  "slim entry with its module": async () =>
    module + (await app(`export { init, updateOrder, validateOrder } from "assessment-order/slim";`)),
  module: async () => module,
};

for (const [name, weigh] of Object.entries(WEIGHED)) {
  test(`${name}: within its budget`, async () => {
    const weight = await weigh();
    console.log(`${name}: ${weight.toFixed(1)} of ${budget[name]} kB`);
    assert.ok(weight <= (budget[name] ?? 0), `${weight} kB`);
  });
}

/** The least app, as a bundler writes it. */
async function app(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname ?? "." },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    // As Vite and webpack write it; esbuild alone would escape what is not ASCII.
    charset: "utf8",
    legalComments: "none",
  });
  return kilobytes(outputFiles[0]?.contents ?? new Uint8Array());
}

function kilobytes(bytes) {
  return brotliCompressSync(bytes).length / 1000;
}
