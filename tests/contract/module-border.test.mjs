// The facade watches each function of the module, and passes on so many values and no more: see js/module/instance.ts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

const MOST = 7;

test(`no function of the module takes more than ${MOST} values`, async () => {
  const file = createRequire(import.meta.url).resolve("assessment-order/assessment_order_bg.wasm");
  const module = new WebAssembly.Module(await readFile(file));
  const [{ module: from } = { module: "" }] = WebAssembly.Module.imports(module);
  const imports = WebAssembly.Module.imports(module).map(({ name }) => [name, () => undefined]);
  const { exports } = new WebAssembly.Instance(module, { [from]: Object.fromEntries(imports) });
  const functions = Object.values(exports).filter((value) => typeof value === "function");
  assert.ok(functions.length > 8);
  for (const { name, length } of functions) assert.ok(length <= MOST, `${name}: ${length}`);
});
