import { orderJsonSchema } from "../generated/order-json-schema.js";
import type { JsonSchema } from "./json-schema.js";

const DEFINITIONS = "#/$defs/";

/**
 * The order's schema in a dialect that Standard JSON Schema has a name for: `draft-2020-12`, `draft-07` or
 * `openapi-3.0`. Each call makes an object of its own.
 *
 * @throws Error for any other target.
 */
export function orderJsonSchemaFor(target: string): Record<string, unknown> {
  switch (target) {
    case "draft-2020-12":
      return copyOfTheSchema();
    case "draft-07":
      return toDraft07(copyOfTheSchema());
    case "openapi-3.0":
      return toOpenApi30(copyOfTheSchema());
    default:
      throw new Error(
        `There is no JSON Schema for the target ${JSON.stringify(target)}; ` +
          'the targets are "draft-2020-12", "draft-07" and "openapi-3.0".',
      );
  }
}

function copyOfTheSchema(): JsonSchema {
  return JSON.parse(JSON.stringify(orderJsonSchema)) as JsonSchema;
}

/** Draft 7 calls `$defs` `definitions`, and ignores what stands beside a `$ref`. */
function toDraft07(schema: JsonSchema): JsonSchema {
  const { $schema, $ref, $defs, ...rest } = convertParts(schema, toDraft07);
  const reference = $ref && { $ref: $ref.replace(DEFINITIONS, "#/definitions/") };
  if (reference && Object.keys(rest).length === 0) return reference;
  return {
    ...($schema && { $schema: "http://json-schema.org/draft-07/schema#" }),
    ...rest,
    ...(reference && { allOf: [reference] }),
    ...($defs && { definitions: $defs }),
  };
}

/** An OpenAPI 3.0 schema has no definitions of its own, so each stands where it is used; `example` is one. */
function toOpenApi30(schema: JsonSchema): JsonSchema {
  const { $schema, $id, $ref, $defs, examples, ...rest } = schema;
  const definition = $ref && orderJsonSchema.$defs[$ref.slice(DEFINITIONS.length)];
  return {
    ...(definition && toOpenApi30(definition)),
    ...convertParts(rest, toOpenApi30),
    ...(examples && { example: examples[0] }),
  };
}

/** A copy of `schema` whose direct subschemas are converted. */
function convertParts(schema: JsonSchema, convert: (part: JsonSchema) => JsonSchema): JsonSchema {
  const converted = { ...schema };
  if (schema.$defs) converted.$defs = convertValues(schema.$defs, convert);
  if (schema.properties) converted.properties = convertValues(schema.properties, convert);
  if (schema.items) converted.items = convert(schema.items);
  if (schema.allOf) converted.allOf = schema.allOf.map(convert);
  if (schema.anyOf) converted.anyOf = schema.anyOf.map(convert);
  if (schema.not) converted.not = convert(schema.not);
  return converted;
}

function convertValues(
  schemas: Record<string, JsonSchema>,
  convert: (part: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, convert(schema)]));
}
