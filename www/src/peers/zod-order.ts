// The order as a zod schema with the same fields, as strict as zod's own formats are.

import { orderJsonSchema } from "assessment-order";
import type * as Zod from "zod";

/** What is used of JSON Schema in the order's. */
interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  minLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export async function loadZod(): Promise<(value: unknown) => boolean> {
  const z = await import("zod");
  const order = toZod(z, orderJsonSchema as Schema);
  return (value) => order.safeParse(value).success;
}

function toZod(z: typeof Zod, schema: Schema): Zod.ZodType {
  const formats: Record<string, () => Zod.ZodType> = {
    DateTime: () => z.iso.datetime({ offset: true }),
    Date: () => z.iso.date(),
    IpAddress: () => z.ipv4(),
    Url: () => z.url(),
    Email: () => z.email(),
  };
  const convert = (schema: Schema): Zod.ZodType => {
    const name = schema.$ref?.split("/").pop();
    if (name !== undefined) return formats[name]?.() ?? convert(definition(name));
    if (schema.enum) return z.enum(schema.enum as [string, ...string[]]);
    switch (schema.type) {
      case "string":
        return schema.minLength ? z.string().min(schema.minLength) : z.string();
      case "number":
        return z.number();
      case "boolean":
        return z.boolean();
      case "array":
        return z.array(convert(schema.items ?? {}));
      case "object":
        return object(schema);
      default:
        return z.json();
    }
  };
  const object = ({ properties = {}, required = [] }: Schema): Zod.ZodType => {
    const fields = Object.entries(properties).map(([name, field]) => {
      const made = convert(field);
      return [name, required.includes(name) ? made : made.optional()] as const;
    });
    return z.object(Object.fromEntries(fields));
  };
  return convert(schema);
}

function definition(name: string): Schema {
  const { $defs } = orderJsonSchema as { $defs?: Record<string, Schema> };
  const found = $defs?.[name];
  if (!found) throw new Error(`The schema has no definition ${name}.`);
  return found;
}
