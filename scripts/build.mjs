// Builds the npm package in pkg/: the crate with wasm-pack, the module with wasm-opt, the facade with tsc and esbuild.
// Does nothing when nothing changed since the last build.
import { existsSync, statSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { bundleEntries } from "./build/bundle.mjs";
import { isUpToDate, remember } from "./build/fingerprint.mjs";
import { makeModule } from "./build/module.mjs";
import { output, run } from "./build/run.mjs";

/** The standard library built along, for size; RUSTC_BOOTSTRAP lets a stable compiler do that. */
const LIBRARY_FOR_SIZE = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/** A panic, which nothing reaches, traps without a message: the messages, their places and what writes them are left out. */
const ABORT_AT_ONCE = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/** Unrolled loops are 2 kB more, vectors where none were asked for a third of one; nothing is quicker for it. */
const LOOPS_AS_THEY_ARE = ["-Cllvm-args=-unroll-count=1", "-Cno-vectorize-loops", "-Cno-vectorize-slp"];

const COPIED = {
  "js/assessment_order_bg.wasm.d.ts": "pkg/assessment_order_bg.wasm.d.ts",
  "schema/order.schema.json": "pkg/schema.json",
  "schema/openapi.json": "pkg/openapi.json",
  "README.md": "pkg/README.md",
  "LICENSE-MIT": "pkg/LICENSE-MIT",
  "LICENSE-APACHE": "pkg/LICENSE-APACHE",
};

for (const [from, to] of Object.entries(COPIED)) await cp(from, to);
if (await isUpToDate()) {
  console.log("build: pkg/ is up to date");
} else {
  await step("compile the crate (wasm-pack)", compile);
  const names = await step("optimise the module (wasm-opt)", makeModule);
  await step("write the types (tsc)", writeTypes);
  await step("bundle the entries (esbuild)", () => bundleEntries(names));
  await remember();
  const { size } = statSync("pkg/assessment_order_bg.wasm");
  console.log(`build: pkg/ is ready, its module has ${size} bytes`);
}

async function step(name, work) {
  const start = performance.now();
  console.log(`build: ${name} …`);
  const result = await work();
  console.log(`build: ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

async function compile() {
  const sysroot = await output("rustc", ["--print", "sysroot"]);
  const options = [
    "--mode",
    "no-install",
    "--release",
    "--no-pack",
    "--target",
    "bundler",
    "--out-dir",
    "pkg/wasm",
  ];
  const flags = (await machinePaths(sysroot)).map(([path, name]) => `--remap-path-prefix=${path}=${name}`);
  const small = existsSync(join(sysroot, "lib/rustlib/src/rust/library/Cargo.lock"));
  if (!small) console.log("build: without the sources of Rust's library (rust-src), the module gets larger");
  flags.push(...LOOPS_AS_THEY_ARE, ...(small ? ABORT_AT_ONCE : []));
  const config = `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(flags)}`;
  const own = ["--features", "small-allocator", "--config", config, ...(small ? LIBRARY_FOR_SIZE : [])];
  await run("wasm-pack", ["build", ...options, ".", ...own], { env: small ? { RUSTC_BOOTSTRAP: "1" } : {} });
}

/** What messages of the module must not tell of the machine that built it. */
async function machinePaths(sysroot) {
  const crates = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");
  return [
    [sysroot, "rust"],
    ...(await readdir(crates)).map((registry) => [join(crates, registry), "crates"]),
    [process.cwd(), "."],
  ];
}

/** Of all the types that tsc writes, those that the entries lead to. */
async function writeTypes() {
  await rm("target/types", { recursive: true, force: true });
  await rm("pkg/types", { recursive: true, force: true });
  await run("tsc", ["--project", "tsconfig.json"]);
  const reached = new Set();
  for (const entry of ["index", "slim"]) {
    const source = await readFile(`target/types/${entry}.d.ts`, "utf8");
    await writeFile(`pkg/${entry}.d.ts`, source.replaceAll('"./', '"./types/'));
    await copyReached(importsOf(source, "."), reached);
  }
}

async function copyReached(files, reached) {
  for (const file of files.filter((file) => !reached.has(file))) {
    reached.add(file);
    const source = await readFile(join("target/types", file), "utf8");
    await mkdir(join("pkg/types", dirname(file)), { recursive: true });
    await writeFile(join("pkg/types", file), source);
    await copyReached(importsOf(source, dirname(file)), reached);
  }
}

function importsOf(source, folder) {
  const specifiers = [...source.matchAll(/from "(\.[^"]+)\.js"/g)];
  return specifiers.map(([, specifier]) => join(folder, `${specifier}.d.ts`));
}
