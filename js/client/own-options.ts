import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { CallOptions } from "./options.js";
import { OPTIONS } from "./settings.js";
import type { UpdateOrdersOptions } from "./update-orders.js";

/** Every option there is, also those that only a run of many knows. */
const NAMES = [
  ...OPTIONS,
  "headers",
  "connectionId",
  "concurrency",
  "maxPerSecond",
  "stopOnError",
  "skip",
  "onProgress",
] as (keyof UpdateOrdersOptions)[];

/**
 * The options that are given, as they are now: they are read again for each call. By their names, as a call reads them,
 * so that it does not matter whether they are an object's own.
 *
 * @throws InvalidRequestError where they are no object, or one that cannot be read.
 */
export function ownOptions<Options extends CallOptions>(options: Options | undefined): Options {
  if ((typeof options !== "object" && options !== undefined) || options === null) {
    throw new InvalidRequestError("options", "The options must be an object.");
  }
  const own: Record<string, unknown> = {};
  try {
    for (const name of NAMES) {
      const value: unknown = (options as UpdateOrdersOptions | undefined)?.[name];
      if (value !== undefined) own[name] = value;
    }
    // An iterator can be gone through only once.
    const { headers } = own as CallOptions;
    if (typeof headers === "object" && headers !== null && Symbol.iterator in headers) {
      own["headers"] = [...(headers as Iterable<unknown>)];
    }
  } catch (cause) {
    throw new InvalidRequestError("options", "The options cannot be read: one of them throws.", { cause });
  }
  return own as unknown as Options;
}
