import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { isWellFormed } from "../validation/well-formed.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";

/** What the module reads of a call: an object of our own, so that the caller's are read once. */
export type Settings = Record<string, unknown>;

/** The options that are handed on as they are. */
const OPTIONS = [
  "token",
  "region",
  "baseUrl",
  "workspaceId",
  "fetch",
  "timeoutMs",
  "deadlineMs",
  "maxRetries",
  "maxRetryAfterMs",
  "strict",
  "onAttempt",
  "signal",
] as const satisfies (keyof CallOptions)[];

/**
 * The order to send, and everything else about the call; a later one of `options` overrides an earlier one.
 *
 * @throws InvalidRequestError where the module could not say what is wrong, because a conversion would hide it.
 */
export function readUpdate(
  update: OrderUpdate,
  ...options: (CallOptions | undefined)[]
): { order: unknown; settings: Settings } {
  if (typeof update !== "object" || update === null) {
    throw new InvalidRequestError(
      "update",
      "The update must be an object with `connectionId`, `id` and `order`.",
    );
  }
  const { connectionId, id, order, fields, raw } = update;
  return { order, settings: { ...readOptions(options), connectionId, id, fields, raw: rawPairs(raw) } };
}

function readOptions(all: (CallOptions | undefined)[]): Settings {
  const settings: Settings = {};
  const headers: Headers[] = [];
  for (const options of all) {
    if (options === undefined) continue;
    if (typeof options !== "object" || options === null) {
      throw new InvalidRequestError("options", "The options must be an object.");
    }
    for (const name of OPTIONS) {
      const value = options[name];
      if (value !== undefined) settings[name] = value;
    }
    if (options.headers !== undefined) {
      const own = readHeaders(options.headers);
      headers.push(own);
      // An authorization counts as the token, so it overrides an earlier one.
      if (options.token === undefined && own.has("authorization")) delete settings["token"];
    }
    // The later of the two names the server.
    if (options.region !== undefined && options.baseUrl === undefined) delete settings["baseUrl"];
    if (options.baseUrl !== undefined && options.region === undefined) delete settings["region"];
  }
  if (headers.length > 0) settings["headers"] = merge(headers);
  const { baseUrl } = settings;
  if (typeof baseUrl === "string" && baseUrl.startsWith("/")) settings["origin"] = pageOrigin();
  return settings;
}

/** The cause is left out: it would quote the header's value. */
function readHeaders(init: NonNullable<CallOptions["headers"]>): Headers {
  try {
    return new Headers(init);
  } catch {
    throw new InvalidRequestError(
      "headers",
      "`headers` must be what the Headers constructor takes, with names and values that a header can hold.",
    );
  }
}

function merge(all: Headers[]): [string, string][] {
  const merged = new Headers();
  for (const headers of all) {
    for (const [name, value] of headers) merged.set(name, value);
  }
  return [...merged];
}

function rawPairs(raw: OrderUpdate["raw"]): unknown {
  if (typeof raw !== "object" || raw === null) return raw;
  // Other objects, such as URLSearchParams, hold what they hold elsewhere.
  const pairs = Symbol.iterator in raw ? [...(raw as Iterable<[string, string]>)] : Object.entries(raw);
  if (pairs.flat().every((text) => typeof text === "string" && isWellFormed(text))) return pairs;
  throw new InvalidRequestError(
    "raw",
    "`raw` must be a string, or an object whose values are well-formed strings.",
  );
}

function pageOrigin(): string | undefined {
  const { location } = globalThis as { location?: { origin?: string } };
  return location?.origin;
}
