import type { OrderField } from "../generated/model.js";

/** As much of JSON Schema as the order's schema uses. */
export type JsonSchema = {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  /** What `$defs` is called in draft 7. */
  definitions?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  type?: "object" | "array" | "string" | "number" | "boolean";
  enum?: string[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  minLength?: number;
  format?: string;
  pattern?: string;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  not?: JsonSchema;
  examples?: string[];
  /** What `examples` is called in OpenAPI 3.0: one, not a list. */
  example?: string;
};

/** The schema of an order: what is certainly there. */
export type OrderJsonSchema = JsonSchema & {
  $schema: string;
  $id: string;
  type: "object";
  required: string[];
  properties: Record<OrderField, JsonSchema>;
  $defs: Record<string, JsonSchema>;
};
