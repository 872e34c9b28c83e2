// Every rival's answer to one question: is this value an order?

import { type } from "arktype";
import { ajv, strictAjv } from "./ajv.mjs";
import { arktypeOrder } from "./arktype.mjs";
import { inbound } from "./sdk.mjs";
import { zodOrder } from "./zod.mjs";

/** @type {{ name: string, isValid: (value: unknown) => boolean }[]} */
export const VALIDATORS = [
  { name: "ajv", isValid: (value) => ajv(value) },
  { name: "ajv, our schema", isValid: (value) => strictAjv(value) },
  { name: "arktype", isValid: (value) => !(arktypeOrder(value) instanceof type.errors) },
  { name: "zod", isValid: (value) => zodOrder.safeParse(value).success },
];

/** @type {{ name: string, isValid: (value: unknown) => boolean }} */
export const SDK_IN = { name: "official SDK, in", isValid: (value) => inbound.safeParse(value).success };
