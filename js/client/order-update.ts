import type { Order, OrderDateTimeField, OrderField } from "../generated/model.js";

/** A value as it may be given: what may be left out may be `undefined` too, and lists may be read-only. */
export type Given<Value> = unknown extends Value
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : Value extends object
      ? {
          [Key in keyof Value]: Given<Value[Key]> | (object extends Pick<Value, Key> ? undefined : never);
        }
      : Value;

/**
 * An order as it is given to an update: `workspace_id` and `connection_id` may be left out where the client and the
 * path know them, and dates may be `Date` objects.
 */
export type OrderInput = {
  [Field in keyof Order]?:
    | Given<Order[Field]>
    | (Field extends OrderDateTimeField ? Date : never)
    | undefined;
};

/** Which order to update, and with what. */
export interface OrderUpdate {
  /** The connection that the order came through: the first identifier of the path. */
  connectionId: string;
  /** The order's identifier: the second of the path. */
  id: string;
  /** The order as it shall be stored. */
  order: OrderInput;
  /** The fields that the answer shall hold. Default: all. */
  fields?: readonly OrderField[] | undefined;
  /** Parameters for the ATS behind Unified.to: a query string, or its names and values. */
  raw?: string | Record<string, string> | undefined;
}
