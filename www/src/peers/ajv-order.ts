// ajv with ajv-formats and all errors: with this package's JSON Schema as it is, and with formats in the place of the
// patterns that say all of a format, as people write them by hand.

import { orderJsonSchema } from "assessment-order";

const FORMATS_BY_HAND = {
  DateTime: { type: "string", format: "date-time" },
  Date: { type: "string", format: "date" },
  IpAddress: { type: "string", format: "ipv4" },
  Url: { type: "string", format: "uri" },
  Email: { type: "string", format: "email" },
};

type Check = (value: unknown) => boolean;

export async function loadAjv(): Promise<{ strict: Check; byHand: Check }> {
  const [{ Ajv2020 }, { default: addFormats }] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  const compile = (schema: object): Check => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    return (value) => validate(value) === true;
  };
  const { $id: _, $defs, ...schema } = orderJsonSchema as Record<string, unknown>;
  const byHand = { ...schema, $defs: { ...($defs as object), ...FORMATS_BY_HAND } };
  return { strict: compile(orderJsonSchema), byHand: compile(byHand) };
}
