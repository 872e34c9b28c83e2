import type { Order } from "../generated/model.js";
import type { Issue } from "../validation/issue.js";
import { validateOrder } from "../validation/validate-order.js";
import { orderJsonSchemaFor } from "./targets.js";

/** What {@link orderSchema} answers: the value given, or what is wrong with it. */
export type OrderSchemaResult =
  | { readonly value: Order; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** Standard Schema v1 with Standard JSON Schema, for an order. */
export interface OrderSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "assessment-order";
    readonly types?: { readonly input: Order; readonly output: Order };
    /** Tells every error of a value; the value itself where there is none. */
    readonly validate: (value: unknown) => OrderSchemaResult;
    readonly jsonSchema: {
      /** The JSON Schema of what is put in, for `draft-2020-12`, `draft-07` or `openapi-3.0`. */
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      /** The JSON Schema of what comes out, which is the same. */
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/** More than any form shows: an order may be made so that it has millions. */
const MOST_ISSUES = 10_000;

/**
 * An order as a Standard Schema (v1), for forms, routers and whatever else takes one. Synchronous; its issues are the
 * errors among the first 10,000, not the warnings; its value is the object given.
 */
export const orderSchema: OrderSchema = {
  "~standard": {
    version: 1,
    vendor: "assessment-order",
    validate(value) {
      const { valid, issues } = validateOrder(value, { maxIssues: MOST_ISSUES });
      if (valid) return { value: value as Order };
      const errors = issues.filter((issue) => issue.severity === "error");
      // Behind so many warnings that no error was kept, they stand for it.
      return { issues: errors.length > 0 ? errors : issues };
    },
    jsonSchema: {
      input: ({ target }) => orderJsonSchemaFor(target),
      output: ({ target }) => orderJsonSchemaFor(target),
    },
  },
};
