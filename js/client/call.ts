import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { OrderError, type OrderErrorCode } from "../errors/order-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { wasm } from "../module/instance.js";
import { isWellFormed } from "../validation/well-formed.js";
import { type Answer, readAnswer } from "./answer.js";
import { connectionFailed, FailedAttempt, timedOut } from "./failed-attempt.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import { Ended, Patience } from "./patience.js";
import { authorize, initOf, type Prepared, prepare } from "./prepare.js";
import { readUpdate } from "./settings.js";

/** What those who make many calls to one server want to know of each. */
export interface CallHooks {
  /** Is asked before each attempt, and may make it wait. */
  beforeAttempt?: () => Promise<void>;
  /** Is told that a request has been answered, or failed. */
  onAnswered?: () => void;
  /** Is told of the wait that a busy server asks for, in milliseconds. */
  onBusy?: (wait: number) => void;
}

/** An update that the server accepted, and after how many requests. */
export type Sent = Answer & { attempts: number };

/** How an attempt ended, for `onAttempt`. */
interface Outcome {
  status?: number | undefined;
  error?: OrderErrorCode | undefined;
  retryInMs?: number | undefined;
}

/** Sends an update; a later one of `options` overrides an earlier one. What is refused beforehand is thrown. */
export function send(
  update: OrderUpdate,
  options: (CallOptions | undefined)[],
  hooks: CallHooks = {},
): Promise<Sent> {
  const asked = readUpdate(update, options);
  return new Call(prepare(asked), asked.options, hooks).send();
}

/** One call: attempt after attempt until the order is stored, or there is no use in trying. */
class Call {
  readonly #patience: Patience;
  #attempts = 0;
  /** Whether a request was made in this attempt. */
  #isSent = false;
  #started = 0;
  #last: OrderError | undefined;

  constructor(
    private readonly prepared: Prepared,
    private readonly options: CallOptions,
    private readonly hooks: CallHooks,
  ) {
    this.#patience = new Patience(options.signal, prepared.deadlineMs);
  }

  async send(): Promise<Sent> {
    try {
      while (true) {
        try {
          return await this.#attempt();
        } catch (error) {
          await this.#waitOrFail(error);
        }
      }
    } finally {
      this.#patience.end();
    }
  }

  /** Waits until it is time for another attempt; throws where none follows. */
  async #waitOrFail(error: unknown): Promise<void> {
    if (this.#isAbort(error)) throw this.options.signal?.reason;
    const { wait, failure } = this.#judge(error);
    const inTime = wait !== undefined && this.#patience.lasts(wait);
    if (this.#isSent) {
      const status = error instanceof FailedAttempt ? error.status : undefined;
      this.#report({ status, error: failure.code, retryInMs: inTime ? wait : undefined });
      if (this.options.signal?.aborted) throw this.options.signal.reason;
    }
    if (wait === undefined) throw failure;
    this.#last = failure;
    // There is no use in waiting for a deadline that would come first.
    if (!inTime) throw this.#failureOf(new Ended("deadline"));
    await this.#sleep(wait);
  }

  async #attempt(): Promise<Sent> {
    this.#isSent = false;
    this.#patience.check();
    const { token } = this.options;
    const authorization = typeof token === "function" ? await this.#ask(token) : undefined;
    // After the token, so that nothing stands between the turn and the request.
    const { beforeAttempt } = this.hooks;
    if (beforeAttempt) await this.#patience.wait(beforeAttempt);
    const controller = new AbortController();
    const init = initOf(this.prepared, authorization, controller.signal);
    this.#attempts += 1;
    this.#isSent = true;
    this.#started = this.#patience.beginAttempt(this.prepared.timeoutMs);
    try {
      const answer = await readAnswer(await this.#fetch(init), this.#patience, this.#attempts);
      this.#report({ status: answer.status });
      this.#patience.heed();
      return { ...answer, attempts: this.#attempts };
    } catch (error) {
      controller.abort();
      throw error instanceof Ended && error.by === "attempt" ? timedOut() : error;
    } finally {
      this.#patience.endAttempt();
    }
  }

  /** The host's own `fetch` gets URL and init, which spares it a `Request`; the caller's gets a `Request`. */
  async #fetch(init: RequestInit): Promise<unknown> {
    const own = this.options.fetch;
    const { url } = this.prepared;
    try {
      return await this.#patience.wait<unknown>(
        () => (own ? own(new Request(url, init)) : fetch(url, init)),
        connectionFailed,
      );
    } finally {
      this.hooks.onAnswered?.();
    }
  }

  /** What goes out as `authorization`, where the token is asked for. */
  async #ask(token: () => unknown): Promise<string | undefined> {
    const attempts = this.#attempts;
    const given = await this.#patience.wait(token, (cause) => {
      const message = "The function given as `token` failed; its error is the cause.";
      return new InvalidRequestError("token", message, { attempts, cause });
    });
    if (given === undefined || (typeof given === "string" && isWellFormed(given))) {
      return authorize(given, this.prepared.needsToken, attempts);
    }
    throw new InvalidRequestError("token", "The function given as `token` must give a string.", { attempts });
  }

  /** What follows a failure, and what it is if nothing does. */
  #judge(error: unknown): { wait?: number | undefined; failure: OrderError } {
    try {
      return { wait: this.#waitAfter(error), failure: this.#failureOf(error) };
    } catch (defect) {
      return { failure: this.#failureOf(defect) };
    }
  }

  /** The wait before another attempt; none where none follows. */
  #waitAfter(error: unknown): number | undefined {
    if (!(error instanceof FailedAttempt)) return undefined;
    const { ending, status, retryAfterMs } = error;
    const isBusy = status === 429 || status === 503;
    const { maxRetries, maxRetryAfterMs } = this.prepared;
    if (isBusy && retryAfterMs !== undefined) this.hooks.onBusy?.(Math.min(retryAfterMs, maxRetryAfterMs));
    const { waitAfter } = wasm().glue;
    return waitAfter(ending, status ?? 0, retryAfterMs, this.#attempts, maxRetries, maxRetryAfterMs);
  }

  /** What the call rejects with if it ends with this. */
  #failureOf(error: unknown): OrderError {
    const attempts = this.#attempts;
    if (error instanceof FailedAttempt) return error.toError(attempts);
    if (error instanceof Ended) {
      const message = "The call could not be completed within `deadlineMs`.";
      return new TimeoutError(message, { attempts, retryable: true, limit: "deadline", cause: this.#last });
    }
    if (error instanceof OrderError && error.code === "internal") {
      return new OrderError("internal", error.message, { attempts, retryable: true, cause: error.cause });
    }
    if (error instanceof OrderError) return error;
    const message = "`fetch` must give a Response that can be read; reading this one failed.";
    return new InvalidRequestError("fetch", message, { attempts, cause: error });
  }

  async #sleep(time: number): Promise<void> {
    try {
      await this.#patience.sleep(time);
    } catch (error) {
      throw this.#isAbort(error) ? this.options.signal?.reason : this.#failureOf(error);
    }
  }

  #isAbort(error: unknown): boolean {
    return error instanceof Ended && error.by === "signal";
  }

  /** Tells `onAttempt`; what it throws, or its promise, is its own affair. */
  #report({ status, error, retryInMs }: Outcome): void {
    const { onAttempt } = this.options;
    if (!onAttempt) return;
    const report = {
      attempt: this.#attempts,
      method: "PUT",
      url: this.prepared.url,
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
      elapsedMs: performance.now() - this.#started,
      ...(retryInMs !== undefined && { retryInMs }),
    };
    try {
      Promise.resolve(onAttempt(report)).catch(() => undefined);
    } catch {
      // It is for logs.
    }
  }
}
