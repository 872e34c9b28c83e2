import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { Message } from "../module/message.js";
import { isWellFormed } from "../validation/well-formed.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";

/** A call as it was asked for: read once, so that nothing of the caller's can change on the way. */
export interface Asked {
  order: unknown;
  /** What the module reads of it. */
  settings: Message;
  headers: Headers | undefined;
  options: CallOptions;
}

/** The options that are no more than their type says. */
const TYPES = {
  region: "string",
  baseUrl: "string",
  workspaceId: "string",
  timeoutMs: "number",
  deadlineMs: "number",
  maxRetries: "number",
  maxRetryAfterMs: "number",
  strict: "boolean",
  fetch: "function",
  onAttempt: "function",
} as const satisfies Record<Exclude<keyof CallOptions, "token" | "signal" | "headers">, string>;

/** All but the headers, which are merged one by one. */
export const OPTIONS: string[] = [...Object.keys(TYPES), "token", "signal"];

const MUST_BE = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  function: "a function",
} as const;

/**
 * Reads an update and its options; a later one of `all` overrides an earlier one.
 *
 * @throws InvalidRequestError for the first value of another type than it must have.
 */
export function readUpdate(update: OrderUpdate, all: (CallOptions | undefined)[]): Asked {
  if (typeof update !== "object" || update === null) {
    throw new InvalidRequestError(
      "update",
      "The update must be an object with `connectionId`, `id` and `order`.",
    );
  }
  const { connectionId, id, order, fields, raw } = readable("update", () => {
    const { connectionId, id, order, fields, raw } = update;
    return { connectionId, id, order, fields: readFields(fields), raw: readRaw(raw) };
  });
  check("connectionId", connectionId, "string");
  check("id", id, "string");
  const { options, headers } = readable("options", () => readOptions(all));
  return { order, settings: writeSettings(connectionId, id, fields, raw, options), headers, options };
}

/** Writes what src/bindings/settings.rs reads, each value of the right type. */
function writeSettings(
  connectionId: string,
  id: string,
  fields: string[],
  raw: string[],
  options: CallOptions,
): Message {
  const { baseUrl, token } = options;
  const settings = new Message();
  settings.string(connectionId);
  settings.string(id);
  settings.optionalString(options.workspaceId);
  settings.optionalString(options.region);
  settings.optionalString(baseUrl);
  settings.optionalString(baseUrl?.startsWith("/") ? pageOrigin() : undefined);
  settings.optionalString(typeof token === "function" ? undefined : token);
  settings.flag(typeof token === "function");
  settings.optionalNumber(options.timeoutMs);
  settings.optionalNumber(options.deadlineMs);
  settings.optionalNumber(options.maxRetries);
  settings.optionalNumber(options.maxRetryAfterMs);
  settings.strings(fields);
  settings.strings(raw);
  return settings;
}

/** What `read` reads of the caller's; what the caller's getters and iterators throw is the cause. */
export function readable<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof InvalidRequestError) throw cause;
    const message = `\`${option}\` cannot be read; what it threw is the cause.`;
    throw new InvalidRequestError(option, message, { cause });
  }
}

/** Those options of `names` that are given: by their names, so that it does not matter whether they are an object's own. */
export function givenOf(options: CallOptions, names: string[]): Record<string, unknown> {
  if (typeof options !== "object" || options === null) {
    throw new InvalidRequestError("options", "The options must be an object.");
  }
  const given: Record<string, unknown> = {};
  for (const name of names) {
    const value: unknown = options[name as keyof CallOptions];
    if (value !== undefined) given[name] = value;
  }
  return given;
}

function readOptions(all: (CallOptions | undefined)[]): Pick<Asked, "options" | "headers"> {
  const merged: Record<string, unknown> = {};
  let headers: Headers | undefined;
  for (const options of all) {
    if (options === undefined) continue;
    const own = givenOf(options, OPTIONS);
    // The later one names the server.
    if ("region" in own || "baseUrl" in own) {
      delete merged["region"];
      delete merged["baseUrl"];
    }
    const given = options.headers;
    if (given !== undefined) {
      const more = readHeaders(given);
      headers ??= new Headers();
      for (const [name, value] of more) headers.set(name, value);
      // An authorization counts as the token, so it overrides an earlier one.
      if (more.has("authorization")) delete merged["token"];
    }
    Object.assign(merged, own);
  }
  for (const [name, type] of Object.entries(TYPES)) {
    if (merged[name] !== undefined) check(name, merged[name], type);
  }
  const options = merged as CallOptions;
  checkToken(options.token);
  checkSignal(options.signal);
  return { options, headers };
}

function check(option: string, value: unknown, type: keyof typeof MUST_BE): void {
  if (typeof value !== type) refuse(option, `must be ${MUST_BE[type]}.`);
  if (type === "string" && !isWellFormed(value as string)) {
    refuse(option, "must not hold half of a surrogate pair.");
  }
}

function checkToken(token: unknown): void {
  if (token === undefined || typeof token === "function") return;
  if (typeof token !== "string") refuse("token", "must be a string, or a function that gives one.");
  check("token", token, "string");
}

/** Of whatever realm it is. */
function checkSignal(signal: CallOptions["signal"]): void {
  if (signal === undefined || signal === null) return;
  const { aborted, addEventListener, removeEventListener } = signal;
  const isSignal =
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function";
  if (!isSignal) refuse("signal", "must be an AbortSignal.");
}

function readFields(fields: unknown): string[] {
  if (fields === undefined) return [];
  const own: unknown[] = Array.isArray(fields) ? [...fields] : [undefined];
  if (own.every(isWellFormedString)) return own;
  return refuse("fields", "must be an array of the names of an order's fields.");
}

/** Raw parameters: one text, or names and values by turns. */
function readRaw(raw: unknown): string[] {
  if (raw === undefined) return [];
  if (typeof raw === "string") {
    check("raw", raw, "string");
    return [raw];
  }
  const isObject = typeof raw === "object" && raw !== null;
  // Other objects, such as URLSearchParams, hold what they hold elsewhere.
  const isIterable = isObject && Symbol.iterator in raw;
  const isRecord = Object.prototype.toString.call(raw) === "[object Object]";
  const pairs: unknown[] = isIterable ? [...(raw as Iterable<unknown>)] : Object.entries(raw ?? "");
  if ((isIterable || isRecord) && pairs.every(isPair)) return pairs.flat() as string[];
  return refuse("raw", "must be a string, or an object whose values are well-formed strings.");
}

function isPair(pair: unknown): boolean {
  return Array.isArray(pair) && pair.length === 2 && pair.every(isWellFormedString);
}

/** Halves of a surrogate pair in two strings would become one character, of which neither string has both. */
function isWellFormedString(text: unknown): text is string {
  return typeof text === "string" && isWellFormed(text);
}

/** The cause is left out: it would quote the header's value. */
function readHeaders(init: NonNullable<CallOptions["headers"]>): Headers {
  try {
    return new Headers(init);
  } catch {
    return refuse(
      "headers",
      "must be what the Headers constructor takes, with names and values that a header can hold.",
    );
  }
}

function refuse(option: string, rest: string): never {
  throw new InvalidRequestError(option, `\`${option}\` ${rest}`);
}

function pageOrigin(): string | undefined {
  const { location } = globalThis as { location?: { origin?: unknown } };
  const origin = location?.origin;
  return isWellFormedString(origin) ? origin : undefined;
}
