import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { OrderValidationError } from "../errors/order-validation-error.js";
import { whileRead } from "../module/input.js";
import { wasm } from "../module/instance.js";
import { Output } from "../module/output.js";
import { nameNonFiniteNumbers } from "../validation/non-finite.js";
import { readOutcome } from "../validation/outcome.js";
import { serialize } from "../validation/serialize.js";
import type { CallOptions } from "./options.js";
import { type Asked, readUpdate } from "./settings.js";

type Header = [name: string, value: string];

/** An update that the module checked: what is sent, and how long and how often. */
export interface Prepared {
  url: string;
  timeoutMs: number;
  deadlineMs: number;
  maxRetries: number;
  maxRetryAfterMs: number;
  /** Whether the token function must give a token. */
  needsToken: boolean;
  headers: Header[];
  body: string;
}

/** The last base URL that the host was seen to accept: to ask it anew for each call takes longer than to validate. */
let accepted: string | undefined;

/**
 * Has the module check an update and make ready what is sent.
 *
 * @throws InvalidRequestError or OrderValidationError.
 */
export function prepare({ order, settings, headers, options }: Asked): Prepared {
  const text = serialize(order);
  if (typeof text !== "string") throw new OrderValidationError([text], 1);
  const { glue } = wasm();
  const [length, numbers] = settings.write(text);
  const check = () => glue.prepare(length, numbers, headers, options.strict ?? false);
  const output = new Output(refusing(() => whileRead(check)));
  if (output.number() === 1) {
    const prepared = readPrepared(output, text);
    checkUrl(prepared.url, options.baseUrl);
    return prepared;
  }
  const { issues, issueCount } = readOutcome(output);
  nameNonFiniteNumbers(issues, order);
  throw new OrderValidationError(issues, issueCount);
}

/**
 * Checks what holds for every update that is sent with these options.
 *
 * @throws InvalidRequestError for the first one at fault.
 */
export function checkOptions(connectionId: string | undefined, options: (CallOptions | undefined)[]): void {
  try {
    prepare(
      readUpdate(
        { connectionId: connectionId === undefined ? "any" : connectionId, id: "any", order: {} },
        options,
      ),
    );
  } catch (error) {
    // Once the options are right, there is no order to be right or wrong.
    if (!(error instanceof OrderValidationError)) throw error;
  }
}

/** Reads what `write_call` of src/bindings/update.rs wrote. */
function readPrepared(output: Output, order: string): Prepared {
  return {
    url: output.string(),
    timeoutMs: output.float(),
    deadlineMs: output.float(),
    maxRetries: output.float(),
    maxRetryAfterMs: output.float(),
    needsToken: output.number() === 1,
    headers: readHeaders(output),
    body: filledIn(order, output.string()),
  };
}

function readHeaders(output: Output): Header[] {
  const headers: Header[] = [];
  for (let name = output.optionalString(); name !== undefined; name = output.optionalString()) {
    headers.push([name, output.string()]);
  }
  return headers;
}

/** The order's text with `members` after its opening brace. */
function filledIn(order: string, members: string): string {
  return members === "" ? order : `{${members}${order.slice(1)}`;
}

/** A host that refuses the URL would say so only when it is sent to. */
function checkUrl(url: string, baseUrl: string | undefined): void {
  if (baseUrl === accepted) return;
  try {
    new URL(url);
  } catch (cause) {
    throw new InvalidRequestError("baseUrl", "`baseUrl` leads to a URL that this host refuses.", { cause });
  }
  // A path is one of the page's origin, which may be another next time.
  if (!baseUrl?.startsWith("/")) accepted = baseUrl;
}

/** What goes out as `authorization` where the token function gave `token`. */
export function authorize(
  token: string | undefined,
  isRequired: boolean,
  attempts: number,
): string | undefined {
  return refusing(() => wasm().glue.authorization(token, isRequired), attempts);
}

/** What one attempt sends, in the form that `fetch` and `Request` take beside the URL. */
export function initOf(
  { headers, body }: Prepared,
  authorization?: string,
  signal?: AbortSignal,
): RequestInit {
  return {
    method: "PUT",
    // As an object, which others who wrap the host's `fetch` copy property by property.
    headers: Object.fromEntries(authorization ? [...headers, ["authorization", authorization]] : headers),
    body,
    redirect: "manual",
    ...(signal && { signal }),
  };
}

/** What the module refuses comes as data: which option is at fault and why. */
function refusing<T>(action: () => T, attempts = 0): T {
  try {
    return action();
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const [option, message] = refusal as [string, string];
    throw new InvalidRequestError(option, message, { attempts });
  }
}
