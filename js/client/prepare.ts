import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { OrderValidationError } from "../errors/order-validation-error.js";
import { whileRead } from "../module/input.js";
import { type UpdateCall, wasm } from "../module/instance.js";
import { Output } from "../module/output.js";
import { nameNonFiniteNumbers } from "../validation/non-finite.js";
import { readOutcome } from "../validation/outcome.js";
import { serialize } from "../validation/serialize.js";
import type { Asked } from "./settings.js";

/** The last base URL that the host was seen to accept: to ask it anew for each call takes longer than to validate. */
let accepted: string | undefined;

/**
 * Has the module check an update and make ready what is sent. Free it when the call has ended.
 *
 * @throws InvalidRequestError or OrderValidationError.
 */
export function prepare({ order, settings, options }: Asked): UpdateCall {
  const text = serialize(order);
  if (typeof text !== "string") throw new OrderValidationError([text], 1);
  const [length, numbers] = settings.write(text);
  const strict = options.strict ?? false;
  const check = () => new (wasm().glue.UpdateCall)(length, numbers, strict);
  const call = refusing(() => whileRead(check), order);
  try {
    checkUrl(call, options.baseUrl);
  } catch (error) {
    call.free();
    throw error;
  }
  return call;
}

/** A host that refuses the URL would say so only when it is sent to. */
function checkUrl({ url }: UpdateCall, baseUrl: string | undefined): void {
  if (baseUrl === accepted) return;
  try {
    new URL(url);
  } catch (cause) {
    throw new InvalidRequestError("baseUrl", "`baseUrl` leads to a URL that this host refuses.", { cause });
  }
  // A path is one of the page's origin, which may be another next time.
  if (!baseUrl?.startsWith("/")) accepted = baseUrl;
}

/** What one attempt sends, in the form that `fetch` and `Request` take beside the URL. */
export function initOf(call: UpdateCall, token: string | undefined, attempts = 0): RequestInit {
  return refusing(() => call.init(token), undefined, attempts) as RequestInit;
}

/** What the module refuses comes as data: which option is at fault and why, or what was found in the order. */
function refusing<T>(action: () => T, order: unknown, attempts = 0): T {
  try {
    return action();
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    if (Array.isArray(refusal)) {
      const [option, message] = refusal as [string, string];
      throw new InvalidRequestError(option, message, { attempts });
    }
    const { issues, issueCount } = readOutcome(new Output(refusal as number));
    nameNonFiniteNumbers(issues, order);
    throw new OrderValidationError(issues, issueCount);
  }
}
