// What a program does that validates one order and ends: import, make what is needed, validate.
// Each is a module of its own, so that none finds loaded what another brought along.

/** @type {{ name: string, file: string }[]} */
export const COLD_RIVALS = [
  { name: "assessment-order", file: "ours.mjs" },
  { name: "ajv", file: "ajv.mjs" },
  { name: "ajv, our schema", file: "strict-ajv.mjs" },
  { name: "arktype", file: "arktype.mjs" },
  { name: "zod", file: "zod.mjs" },
  { name: "official SDK, in", file: "sdk.mjs" },
];
