import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { Order } from "../generated/model.js";
import { wasm } from "../module/instance.js";
import { brokenOff, connectionFailed, refusedWith } from "./failed-attempt.js";
import { Ended, type Patience } from "./patience.js";

/** How much of an error's text is read, in bytes. */
const ERROR_BODY = 64 * 1024;

/** An update that the server accepted. */
export interface Answer {
  /** 200 to 299. */
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Reads what `fetch` gave: whole where it is a success, its beginning where it is not.
 *
 * @throws FailedAttempt where it is none; InvalidRequestError where it is no response; Ended.
 */
export async function readAnswer(given: unknown, patience: Patience, attempts: number): Promise<Answer> {
  const response = checked(given, attempts);
  const { status, headers } = response;
  if (isSuccess(status)) {
    const text = await patience.wait(
      () => response.text(),
      (cause) => brokenOff(status, cause),
    );
    return { status, headers, text: String(text) };
  }
  const asked: unknown = headers.get("retry-after");
  const retryAfterMs = wasm().glue.retryAfterMs(typeof asked === "string" ? asked : undefined);
  throw refusedWith(status, headers, await beginningOf(response, patience), retryAfterMs);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The order in an answer's text; none where the text is no JSON object. */
export function orderIn(text: string): Order | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Order) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes sure that a caller's `fetch` gave something that can be read as a response, of whatever realm. */
function checked(given: unknown, attempts: number): Response {
  let type: unknown;
  try {
    type = typeIn(given);
  } catch (cause) {
    const message =
      "`fetch` must give a Response; what it gave cannot be read, and what it threw is the cause.";
    throw new InvalidRequestError("fetch", message, { attempts, cause });
  }
  if (type === undefined) {
    const message = "`fetch` must give a Response; what it gave lacks a status, headers or a text.";
    throw new InvalidRequestError("fetch", message, { attempts });
  }
  if (type === "error") throw connectionFailed(undefined);
  return given as Response;
}

/** The type of a response; none of what is no response. */
function typeIn(given: unknown): string | undefined {
  const { status, headers, text, type = "default" } = (given ?? {}) as Partial<Response>;
  if (typeof status !== "number" || typeof headers?.get !== "function") return undefined;
  if (isSuccess(status) && typeof text !== "function") return undefined;
  return type;
}

/** As far as it comes: an error whose text breaks off is that error all the same. */
async function beginningOf(response: Response, patience: Patience): Promise<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    const own = response.body?.getReader();
    reader = own;
    for (let room = ERROR_BODY; own && room > 0; ) {
      const { done, value } = await patience.wait(() => own.read());
      if (done) break;
      // A character that is cut in two is left out.
      text += decoder.decode(value.subarray(0, room), { stream: true });
      room -= value.length;
    }
  } catch (error) {
    if (error instanceof Ended) throw error;
  } finally {
    void leave(reader);
  }
  return text;
}

/** What is left is of no interest, and neither is how the stream takes it. */
async function leave(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  try {
    await reader?.cancel();
  } catch {
    // Its own affair.
  }
}
