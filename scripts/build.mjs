// Builds the npm package in pkg/: the crate with wasm-pack, the module with wasm-opt, the facade with tsc and esbuild.
// Does nothing when nothing changed since the last build.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { bundleEntries } from "./build/bundle.mjs";
import { isUpToDate, remember } from "./build/fingerprint.mjs";
import { run } from "./build/run.mjs";

/** The WebAssembly features that every supported host has; `--all-features` makes modules that engines refuse. */
const FEATURES = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
  "simd",
].map((feature) => `--enable-${feature}`);

const COPIED = {
  "schema/order.schema.json": "pkg/schema.json",
  "schema/openapi.json": "pkg/openapi.json",
  "README.md": "pkg/README.md",
  "LICENSE-MIT": "pkg/LICENSE-MIT",
  "LICENSE-APACHE": "pkg/LICENSE-APACHE",
};

if (await isUpToDate()) {
  console.log("build: pkg/ is up to date");
} else {
  await step("compile the crate (wasm-pack)", () =>
    run("wasm-pack", [
      "build",
      "--mode",
      "no-install",
      "--release",
      "--no-pack",
      "--target",
      "bundler",
      "--out-dir",
      "pkg/wasm",
    ]),
  );
  await step("optimise the module (wasm-opt)", () =>
    run("wasm-opt", [
      ...FEATURES,
      "-O3",
      "pkg/wasm/assessment_order_bg.wasm",
      "-o",
      "pkg/assessment_order_bg.wasm",
    ]),
  );
  await step("write the types (tsc)", writeTypes);
  await step("bundle the entries (esbuild)", bundleEntries);
  for (const [from, to] of Object.entries(COPIED)) await cp(from, to);
  await remember();
  const { size } = await import("node:fs").then((fs) => fs.statSync("pkg/assessment_order_bg.wasm"));
  console.log(`build: pkg/ is ready, its module has ${size} bytes`);
}

async function step(name, work) {
  const start = performance.now();
  console.log(`build: ${name} …`);
  await work();
  console.log(`build: ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

async function writeTypes() {
  await rm("pkg/types", { recursive: true, force: true });
  await run("tsc", ["--project", "tsconfig.json"]);
  await mkdir("pkg", { recursive: true });
  for (const entry of ["index", "slim"]) {
    const source = await readFile(`pkg/types/${entry}.d.ts`, "utf8");
    await writeFile(`pkg/${entry}.d.ts`, source.replaceAll('"./', '"./types/'));
  }
}
