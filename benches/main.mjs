// Measures the package beside what people would use instead.
//
//   node benches/main.mjs [validate] [lines] [first-call] [update] [size] [--browser] [--json FILE]
//
// All parts, unless some are named. With --browser in headless Chromium, for the parts that a page can do.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { environment } from "./environment.mjs";
import { table } from "./measure/results.mjs";

const IN_NODE = {
  validate: async () => (await import("./parts/validate.mjs")).validate(),
  lines: async () => (await import("./parts/lines.mjs")).lines(),
  "first-call": async () => (await import("./parts/first-call.mjs")).firstCall(),
  update: async () => (await import("./parts/update.mjs")).update(),
  size: async () => (await import("./parts/size.mjs")).size(),
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: "boolean" }, json: { type: "string" } },
});
const chromium = options.browser ? await (await import("./browser/chromium.mjs")).startChromium() : undefined;
try {
  await measure(chromium?.parts ?? IN_NODE, chromium?.name ?? `Node ${process.versions.node}`);
} finally {
  await chromium?.close();
}

async function measure(parts, host) {
  const names = positionals.length > 0 ? positionals : Object.keys(parts);
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown}; there are: ${Object.keys(parts)}`);
  const { versions, ...where } = environment(host);
  console.log(Object.values(where).join(" · "));
  console.log(
    `${Object.entries(versions)
      .map((pair) => pair.join(" "))
      .join(" · ")}\n`,
  );
  const results = {};
  for (const name of names) {
    results[name] = await parts[name]();
    for (const comparison of results[name]) console.log(`${table(comparison)}\n`);
  }
  if (options.json)
    await writeFile(options.json, `${JSON.stringify({ ...where, versions, results }, null, 2)}\n`);
}
