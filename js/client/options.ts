import type { OrderErrorCode } from "../errors/order-error.js";

/** How the order travels. */
export interface ClientOptions {
  /**
   * The workspace's key, or a function that gives one, asked for each attempt. Required for Unified.to's own servers. A
   * page should not hold one: let it talk to your own backend, by `baseUrl`.
   */
  token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Where Unified.to keeps the workspace. Default: `"us"`. */
  region?: "us" | "eu" | "au" | undefined;
  /** Your own backend or proxy, instead of `region`: `https`, `http` on a loopback host, or a path of the page's origin. */
  baseUrl?: string | undefined;
  /** Filled in where the order has no `workspace_id`. */
  workspaceId?: string | undefined;
  /** Sends the request instead of the host's `fetch`: called with one `Request`, and without `this`. */
  fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /**
   * Sent along. `authorization` counts as the token; `content-type` and `accept` are ours, and what is of the connection,
   * such as `content-length` and `host`, is the host's.
   */
  headers?: Headers | Record<string, string> | [string, string][] | undefined;
  /** How long one attempt may take, the reading of the answer included, in milliseconds. 0: no limit. Default: 30000. */
  timeoutMs?: number | undefined;
  /** How long the whole call, of one update, may take with its waits, in milliseconds. 0: no limit. Default: none. */
  deadlineMs?: number | undefined;
  /** How many more attempts follow one that may pass. Default: 2. */
  maxRetries?: number | undefined;
  /** The longest wait that the server may ask for, in milliseconds; with a longer one the call fails. Default: 60000. */
  maxRetryAfterMs?: number | undefined;
  /** Whether a warning keeps the order from being sent. Default: false. */
  strict?: boolean | undefined;
  /** Is told of each attempt, for logs: without token and body. What it throws is ignored. */
  onAttempt?: ((attempt: AttemptReport) => void) | undefined;
}

/** The options of one call: any of the client's, and what ends the call. */
export interface CallOptions extends ClientOptions {
  /** Ends the call at once, whatever it is doing; it then rejects with the signal's reason. */
  signal?: AbortSignal | null | undefined;
}

/** One attempt, for logs. */
export interface AttemptReport {
  /** From 1. */
  attempt: number;
  /** The request's method: `PUT`. */
  method: string;
  /** The request's address. */
  url: string;
  /** The answer's status, if one came. */
  status?: number;
  /** The `code` of the error, if it failed. */
  error?: OrderErrorCode;
  /** How long it took, in milliseconds. */
  elapsedMs: number;
  /** After what wait the next attempt follows, if one does. */
  retryInMs?: number;
}
