import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { CallOptions } from "./options.js";

/**
 * The options that are given, as they are now: they are read again for each call.
 *
 * @throws InvalidRequestError where they are no object, or one that cannot be read.
 */
export function ownOptions<Options extends CallOptions>(options: Options | undefined): Options {
  if ((typeof options !== "object" && options !== undefined) || options === null) {
    throw new InvalidRequestError("options", "The options must be an object.");
  }
  const own: Record<string, unknown> = {};
  try {
    for (const name in options) {
      const value: unknown = options[name];
      if (value !== undefined) own[name] = value;
    }
    // An iterator can be gone through only once.
    const { headers } = own;
    if (typeof headers === "object" && headers !== null && Symbol.iterator in headers) {
      own["headers"] = [...(headers as Iterable<unknown>)];
    }
  } catch (cause) {
    throw new InvalidRequestError("options", "The options cannot be read: one of them throws.", { cause });
  }
  return own as Options;
}
