import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { CallOptions } from "./options.js";
import { OPTIONS } from "./settings.js";
import type { UpdateOrdersOptions } from "./update-orders.js";

/** The options that only a run of many knows. */
const OF_MANY: Record<Exclude<keyof UpdateOrdersOptions, keyof CallOptions>, true> = {
  connectionId: true,
  concurrency: true,
  maxPerSecond: true,
  stopOnError: true,
  skip: true,
  onProgress: true,
};

const NAMES = [...OPTIONS, "headers", ...Object.keys(OF_MANY)] as (keyof UpdateOrdersOptions)[];

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
    const { headers } = own as CallOptions;
    if (typeof headers === "object" && headers !== null) {
      // An iterator can be gone through only once.
      const isIterable = Symbol.iterator in headers;
      own["headers"] = isIterable ? [...(headers as Iterable<unknown>)] : { ...headers };
    }
  } catch (cause) {
    throw new InvalidRequestError("options", "The options cannot be read: one of them throws.", { cause });
  }
  return own as unknown as Options;
}
