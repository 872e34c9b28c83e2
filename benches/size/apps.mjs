// The least app around each rival: what a page downloads for it.
import { createRequire } from "node:module";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { orderJsonSchema } from "assessment-order";
import { withFormatsByHand } from "../peers/schema-for-ajv.mjs";

const peer = (name) => JSON.stringify(new URL(`../peers/${name}`, import.meta.url).pathname);
const wasm = createRequire(import.meta.url).resolve("assessment-order/assessment_order_bg.wasm");

/** @type {{ name: string, code: string, files?: string[] }[]} `files` are downloaded besides. */
export const APPS = [
  {
    name: "assessment-order, updateOrder + validateOrder",
    code: `export { updateOrder, validateOrder } from "assessment-order";`,
  },
  {
    name: "assessment-order/slim, with its .wasm",
    code: `export { init, updateOrder, validateOrder } from "assessment-order/slim";`,
    files: [wasm],
  },
  { name: "ky alone", code: `export { default } from "ky";` },
  { name: "axios alone", code: `export { default } from "axios";` },
  { name: "zod schema alone", code: `export { zodOrder } from ${peer("zod.mjs")};` },
  { name: "arktype schema alone", code: `export { arktypeOrder } from ${peer("arktype.mjs")};` },
  { name: "ajv standalone alone", code: standalone(withFormatsByHand(orderJsonSchema)) },
  { name: "ajv standalone alone, our schema", code: standalone(orderJsonSchema) },
  {
    name: "official SDK, function",
    code: `export { UnifiedToCore } from "@unified-api/typescript-sdk/core.js";
      export { orderUpdateAssessmentOrder } from "@unified-api/typescript-sdk/funcs/orderUpdateAssessmentOrder.js";`,
  },
];

function standalone(schema) {
  const ajv = addFormats.default(new Ajv2020.default({ allErrors: true, code: { source: true, esm: true } }));
  return standaloneCode.default(ajv, ajv.compile(schema));
}
