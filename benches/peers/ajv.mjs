// ajv with formats and all errors, as our README tells to set it up.

import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { orderJsonSchema } from "assessment-order";
import { withFormatsByHand } from "./schema-for-ajv.mjs";

const compile = (schema) => addFormats.default(new Ajv2020.default({ allErrors: true })).compile(schema);

/** Formats by hand: quick, and less strict than we are. */
export const ajv = compile(withFormatsByHand(orderJsonSchema));

/** The schema of the package: as strict as we are, but for the warnings. */
export const strictAjv = compile(orderJsonSchema);
