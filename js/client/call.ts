import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { OrderError } from "../errors/order-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { UpdateCall } from "../module/instance.js";
import { isWellFormed } from "../validation/well-formed.js";
import { type Answer, readAnswer } from "./answer.js";
import { connectionFailed, FailedAttempt, timedOut } from "./failed-attempt.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import { Ended, Patience } from "./patience.js";
import { initOf, prepare } from "./prepare.js";
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
  error?: string | undefined;
  retryInMs?: number | undefined;
}

/** Sends an update; a later one of `options` overrides an earlier one. */
export async function send(
  update: OrderUpdate,
  options: (CallOptions | undefined)[],
  hooks: CallHooks = {},
): Promise<Sent> {
  const asked = readUpdate(update, options);
  const { signal } = asked.options;
  const prepared = prepare(asked);
  let patience: Patience | undefined;
  try {
    patience = new Patience(signal, prepared.deadlineMs);
    return await new Call(prepared, asked.options, hooks, patience).send();
  } catch (error) {
    throw error instanceof Ended && error.by === "signal" ? signal?.reason : error;
  } finally {
    patience?.end();
    prepared.free();
  }
}

/** One call: attempt after attempt until the order is stored, or there is no use in trying. */
class Call {
  // Asked for once: an answer that came in counts, even if the module broke meanwhile.
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #maxRetryAfterMs: number;
  #attempts = 0;
  #started = 0;
  #last: OrderError | undefined;

  constructor(
    private readonly prepared: UpdateCall,
    private readonly options: CallOptions,
    private readonly hooks: CallHooks,
    private readonly patience: Patience,
  ) {
    this.#url = prepared.url;
    this.#timeoutMs = prepared.timeoutMs;
    this.#maxRetryAfterMs = prepared.maxRetryAfterMs;
  }

  async send(): Promise<Sent> {
    while (true) {
      const before = this.#attempts;
      let answer: Answer;
      try {
        answer = await this.#attempt();
      } catch (error) {
        await this.#waitOrFail(error, this.#attempts > before);
        continue;
      }
      this.#report({ status: answer.status });
      return { ...answer, attempts: this.#attempts };
    }
  }

  /** Waits until it is time for another attempt; throws where none follows. */
  async #waitOrFail(error: unknown, wasSent: boolean): Promise<void> {
    if (error instanceof Ended && error.by === "signal") throw error;
    const wait = this.#waitAfter(error);
    const inTime = wait !== undefined && this.patience.lasts(wait);
    const failure = this.#failureOf(error);
    if (wasSent) {
      const status = error instanceof FailedAttempt ? error.status : undefined;
      this.#report({ status, error: failure.code, retryInMs: inTime ? wait : undefined });
    }
    if (wait === undefined) throw failure;
    this.#last = failure;
    // There is no use in waiting for a deadline that would come first.
    if (!inTime) throw this.#failureOf(new Ended("deadline"));
    await this.#sleep(wait);
  }

  async #attempt(): Promise<Answer> {
    this.patience.check();
    const { token: asked } = this.options;
    const token = typeof asked === "function" ? await this.#ask(asked) : undefined;
    // After the token, so that nothing stands between the turn and the request.
    if (this.hooks.beforeAttempt) await this.patience.wait(this.hooks.beforeAttempt());
    const controller = new AbortController();
    const init = initOf(this.prepared, token, this.#attempts);
    init.signal = controller.signal;
    this.#attempts += 1;
    this.#started = performance.now();
    this.patience.beginAttempt(this.#timeoutMs);
    try {
      return await readAnswer(await this.#fetch(init), this.patience, this.#attempts);
    } catch (error) {
      controller.abort();
      throw error instanceof Ended && error.by === "attempt" ? timedOut() : error;
    } finally {
      this.patience.endAttempt();
    }
  }

  /** The host's own `fetch` gets URL and init, which spares it a `Request`; the caller's gets a `Request`. */
  async #fetch(init: RequestInit): Promise<unknown> {
    const own = this.options.fetch;
    const url = this.#url;
    try {
      return await this.patience.wait(own ? own(new Request(url, init)) : fetch(url, init));
    } catch (error) {
      throw error instanceof Ended ? error : connectionFailed(error);
    } finally {
      this.hooks.onAnswered?.();
    }
  }

  async #ask(token: () => unknown): Promise<string | undefined> {
    const attempts = this.#attempts;
    let given: unknown;
    try {
      given = await this.patience.wait(token());
    } catch (cause) {
      if (cause instanceof Ended) throw cause;
      const message = "The function given as `token` failed; its error is the cause.";
      throw new InvalidRequestError("token", message, { attempts, cause });
    }
    if (given === undefined || (typeof given === "string" && isWellFormed(given))) return given;
    throw new InvalidRequestError("token", "The function given as `token` must give a string.", { attempts });
  }

  /** The wait before another attempt; none where none follows. */
  #waitAfter(error: unknown): number | undefined {
    if (!(error instanceof FailedAttempt)) return undefined;
    const { ending, status, retryAfterMs } = error;
    const isBusy = status === 429 || status === 503;
    if (isBusy && retryAfterMs !== undefined && retryAfterMs <= this.#maxRetryAfterMs) {
      this.hooks.onBusy?.(retryAfterMs);
    }
    return this.prepared.waitAfter(ending, status ?? 0, retryAfterMs, this.#attempts);
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
      await this.patience.sleep(time);
    } catch (error) {
      throw error instanceof Ended && error.by === "signal" ? error : this.#failureOf(error);
    }
  }

  /** Tells `onAttempt`; what it throws, or its promise, is its own affair. */
  #report({ status, error, retryInMs }: Outcome): void {
    const { onAttempt } = this.options;
    if (!onAttempt) return;
    const report = {
      attempt: this.#attempts,
      method: "PUT",
      url: this.#url,
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
