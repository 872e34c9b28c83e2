import { ConnectionError } from "../errors/connection-error.js";
import { HttpError } from "../errors/http-error.js";
import type { OrderError } from "../errors/order-error.js";
import { ResponseError } from "../errors/response-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { wasm } from "../module/instance.js";

/** How an attempt ended that did not succeed: the numbers of `Ending` in src/bindings/update.rs. */
export const Ending = { Answered: 0, ConnectionFailed: 1, BrokenOff: 2, TimedOut: 3 } as const;

/** One of the {@link Ending}s. */
export type Ending = (typeof Ending)[keyof typeof Ending];

/** An attempt after which another may follow; if none does, the call rejects with its error. */
export class FailedAttempt {
  constructor(
    readonly ending: Ending,
    /** The status of the answer, where one began. */
    readonly status: number | undefined,
    readonly retryAfterMs: number | undefined,
    private readonly makeError: (details: { attempts: number; retryable: boolean }) => OrderError,
  ) {}

  /** The error of a call that ends with this attempt, the last of so many. */
  toError(attempts: number): OrderError {
    return this.makeError({
      attempts,
      retryable: wasm().glue.isRetryable(this.ending, this.status ?? 0),
    });
  }
}

export function connectionFailed(cause: unknown): FailedAttempt {
  const message = "No answer came: the connection could not be made, or was lost.";
  return new FailedAttempt(
    Ending.ConnectionFailed,
    undefined,
    undefined,
    (details) => new ConnectionError(message, { ...details, cause }),
  );
}

export function timedOut(): FailedAttempt {
  const message = "No complete answer came within `timeoutMs`.";
  return new FailedAttempt(
    Ending.TimedOut,
    undefined,
    undefined,
    (details) => new TimeoutError(message, { ...details, limit: "attempt" }),
  );
}

/** An answer that was a success as far as it came. */
export function brokenOff(status: number, cause: unknown): FailedAttempt {
  const message = `The server answered ${status}, but the answer broke off: whether the order is stored is unknown.`;
  return new FailedAttempt(
    Ending.BrokenOff,
    status,
    undefined,
    (details) => new ResponseError(message, { ...details, status, cause }),
  );
}

/** A longer one is no help in a message. */
const LONGEST_REQUEST_ID = 128;

/** An answer that is no success, and the beginning of its text. */
export function refusedWith(
  status: number,
  headers: Headers,
  text: string,
  retryAfterMs: number | undefined,
): FailedAttempt {
  const requestId = requestIdOf(headers);
  const wait = retryAfterMs === undefined ? "" : ` It asks to wait ${retryAfterMs / 1000} s.`;
  const name = requestId && requestId.length <= LONGEST_REQUEST_ID ? ` Request id: ${requestId}.` : "";
  const message = `${sentence(status)}${wait}${name}`;
  return new FailedAttempt(
    Ending.Answered,
    status,
    retryAfterMs,
    (details) =>
      new HttpError(message, { ...details, status, headers, body: parsed(text), requestId, retryAfterMs }),
  );
}

/** What the server calls the request. */
export function requestIdOf(headers: Headers): string | undefined {
  try {
    return headers.get("x-request-id") || headers.get("request-id") || undefined;
  } catch {
    // A `fetch` of the caller's may give whatever it likes.
    return undefined;
  }
}

function sentence(status: number): string {
  if (status === 0) return "The server answered with a redirect, which is not followed.";
  return `The server answered ${status}${hint(status)}.`;
}

const HINTS: Record<number, string> = {
  400: ": it refuses the order or the request",
  401: ": the token is missing or wrong",
  403: ": the token does not allow this",
  404: ": it knows no such connection or order, or `baseUrl` leads elsewhere",
  429: ": too many requests",
};

/** What a status means for who sent the update. */
function hint(status: number): string {
  if (status >= 500) return ": it has a problem of its own";
  if (status >= 300 && status < 400) return ", a redirect, which is not followed";
  return HINTS[status] ?? "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
