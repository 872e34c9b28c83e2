// What a page downloads: the least app around each rival, minified, in brotli.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { APPS } from "../size/apps.mjs";

/** @import { Comparison } from "../measure/results.mjs" */

const here = fileURLToPath(new URL("..", import.meta.url));

/** @returns {Promise<Comparison[]>} */
export async function size() {
  const rows = [];
  for (const { name, code, files = [] } of APPS) {
    const besides = (await Promise.all(files.map((file) => readFile(file)))).reduce(
      (sum, file) => sum + kilobytes(file),
      0,
    );
    const details = {
      esbuild: besides + kilobytes(await withEsbuild(code)),
      vite: besides + kilobytes(await withVite(code)),
    };
    rows.push({ name, value: Math.min(...Object.values(details)), details });
  }
  for (const row of rows) row.ratio = row.value / rows[0].value;
  return [{ title: "minified, brotli: the better bundler", unit: "kB", rows }];
}

const kilobytes = (bytes) => brotliCompressSync(bytes).length / 1000;

async function withEsbuild(code) {
  const { outputFiles } = await esbuild({
    stdin: { contents: code, resolveDir: here },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  return outputFiles[0].contents;
}

async function withVite(code) {
  const entry = `${here}size-app.mjs`;
  const output = await vite({
    configFile: false,
    root: here,
    logLevel: "error",
    plugins: [
      {
        name: "app",
        enforce: "pre",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      // Bytes that are downloaded separately are counted separately.
      assetsInlineLimit: 0,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  const chunks = output.output.filter(({ type }) => type === "chunk");
  return Buffer.from(chunks.map((chunk) => chunk.code).join("\n"));
}
