// The modules that the pages load, each with all that it needs.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { COLD_RIVALS } from "../cold/rivals.mjs";

const path = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/** @returns {Promise<Map<string, Uint8Array>>} By file name. */
export async function bundles() {
  const pages = await bundle(["browser/page.mjs"]);
  const cold = await bundle(["browser/cold-page.mjs"]);
  const rivals = await bundle(
    COLD_RIVALS.map(({ file }) => `cold/${file}`),
    { minify: true },
  );
  return new Map([...pages, ...cold, ...rivals]);
}

async function bundle(files, options) {
  const { outputFiles } = await build({
    entryPoints: files.map(path),
    outdir: "/",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    ...options,
  });
  return outputFiles.map((file) => [file.path.split("/").at(-1), file.contents]);
}
