import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import schema from "assessment-order/schema.json" with { type: "json" };
import { withFormatsByHand } from "../peers/schema-for-ajv.mjs";

export function isValid(text) {
  const validate = addFormats
    .default(new Ajv2020.default({ allErrors: true }))
    .compile(withFormatsByHand(schema));
  return validate(JSON.parse(text));
}
