import type { CallOptions } from "./options.js";
import { givenOf, OPTIONS, readable } from "./settings.js";
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

/**
 * The options that are given, as they are now: they are read again for each call.
 *
 * @throws InvalidRequestError where they are no object, or one that cannot be read.
 */
export function ownOptions<Options extends CallOptions>(options: Options = {} as Options): Options {
  return readable("options", () => {
    const own: CallOptions = givenOf(options, [...OPTIONS, "headers", ...Object.keys(OF_MANY)]);
    const { headers } = own;
    if (typeof headers === "object" && headers !== null) {
      // An iterator can be gone through only once.
      own.headers = Symbol.iterator in headers ? [...headers] : { ...headers };
    }
    return own as Options;
  });
}
