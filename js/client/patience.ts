import { InvalidRequestError } from "../errors/invalid-request-error.js";

/** Timers of hosts hold no more; a longer wait is made of several. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

/** Waiting ended before the promise did: the signal was aborted, or a time is over. */
export class Ended {
  constructor(readonly by: "signal" | "attempt" | "deadline") {}
}

/** Waits for promises, but not for ever: until the caller aborts, or a time limit is reached. */
export class Patience {
  readonly #signal: AbortSignal | null | undefined;
  readonly #deadline: number;
  #attemptEnd = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (ended: Ended) => void = () => undefined;

  /** For a call that starts now. */
  constructor(signal: AbortSignal | null | undefined, deadlineMs: number) {
    this.#signal = signal;
    this.#deadline = performance.now() + deadlineMs;
    if (signal) listen(signal, this.#look);
  }

  /** Begins an attempt, which may take so long, and tells when that was. */
  beginAttempt(timeoutMs: number): number {
    const now = performance.now();
    this.#attemptEnd = now + timeoutMs;
    this.#clearTimer();
    return now;
  }

  /** Ends an attempt. */
  endAttempt(): void {
    this.#attemptEnd = Infinity;
    this.#clearTimer();
  }

  /** Ends the call: nothing listens any more. */
  end(): void {
    this.#clearTimer();
    if (this.#signal) leave(this.#signal, this.#look);
  }

  /** Throws {@link Ended} where waiting has ended already. */
  check(): void {
    const ended = this.#ended(performance.now());
    if (ended) throw ended;
  }

  /** Throws {@link Ended} where the signal was aborted. */
  heed(): void {
    const aborted = this.#aborted();
    if (aborted) throw aborted;
  }

  /** Whether so much time is left for the call. */
  lasts(wait: number): boolean {
    return wait < this.#deadline - performance.now();
  }

  /**
   * As what `begin` begins turns out; throws {@link Ended} where waiting ends before, and what `failure` makes of it where
   * it fails.
   */
  wait<T>(begin: () => T | PromiseLike<T>, failure = (cause: unknown): unknown => cause): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#stop = reject;
      const fail = (cause: unknown): void => reject(this.#aborted() ?? failure(cause));
      const succeed = (value: T): void => {
        const aborted = this.#aborted();
        if (aborted) reject(aborted);
        else resolve(value);
      };
      try {
        Promise.resolve(begin()).then(succeed, fail);
      } catch (cause) {
        fail(cause);
      }
      this.#look();
    });
  }

  /** Lets a time pass. */
  async sleep(time: number): Promise<void> {
    const end = performance.now() + time;
    do {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const left = Math.max(0, Math.min(end - performance.now(), LONGEST_TIMER));
      const passed = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, left);
      });
      try {
        await this.wait(() => passed);
      } finally {
        clearTimeout(timer);
      }
    } while (performance.now() < end);
  }

  /** Stops waiting if it is time to; else looks again when it will be. */
  readonly #look = (): void => {
    const now = performance.now();
    const ended = this.#ended(now);
    const left = Math.min(this.#deadline, this.#attemptEnd) - now;
    if (ended) this.#stop(ended);
    else if (left < Infinity) this.#timer ??= setTimeout(this.#lookAgain, Math.min(left, LONGEST_TIMER));
  };

  readonly #lookAgain = (): void => {
    this.#timer = undefined;
    this.#look();
  };

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #ended(now: number): Ended | undefined {
    const aborted = this.#aborted();
    if (aborted) return aborted;
    if (now >= this.#deadline) return new Ended("deadline");
    return now >= this.#attemptEnd ? new Ended("attempt") : undefined;
  }

  /** The caller's own functions may have aborted while a promise settled. */
  #aborted(): Ended | undefined {
    return this.#signal?.aborted ? new Ended("signal") : undefined;
  }
}

/** Who waits for a signal's abort: a host warns of many listeners, so that each signal has one of ours. */
const waiting = new WeakMap<AbortSignal, { looks: Set<() => void>; onAbort: () => void }>();

function listen(signal: AbortSignal, look: () => void): void {
  const known = waiting.get(signal);
  if (known) {
    known.looks.add(look);
    return;
  }
  const looks = new Set([look]);
  const onAbort = () => {
    for (const look of looks) look();
  };
  try {
    signal.addEventListener("abort", onAbort);
  } catch {
    throw new InvalidRequestError(
      "signal",
      "`signal` must be an AbortSignal: nobody can listen to this one.",
    );
  }
  waiting.set(signal, { looks, onAbort });
}

function leave(signal: AbortSignal, look: () => void): void {
  const known = waiting.get(signal);
  known?.looks.delete(look);
  if (!known || known.looks.size > 0) return;
  waiting.delete(signal);
  try {
    signal.removeEventListener("abort", known.onAbort);
  } catch {
    // One that cannot be removed is of no consequence: nobody waits.
  }
}
