import { LONGEST_TIMER } from "./patience.js";

/** What a limit a second counts in. */
const SECOND = 1000;

/** How long a request may be on its way to the server, where no answer has told yet that it is there. */
const LONGEST_WAY = 250;

/** A request that was begun: it arrives at the server some time between its start and the answer. */
class Begun {
  readonly start: number = performance.now();
  /** When it has arrived at the latest. */
  arrival: number = this.start + LONGEST_WAY;

  /** The server has answered, so the request has arrived. */
  answered(): void {
    this.arrival = Math.min(this.arrival, performance.now());
  }
}

/**
 * When requests to one server may start: not too many a second, and none while the server asks for a rest. Of the
 * requests of a second one is free again a second after it has arrived, so that the limit holds in any second of the
 * server's.
 */
export class Pace {
  readonly #most: number;
  /** Requests that may be made, and have not begun. */
  #reserved = 0;
  /** Those of the last second, in the order of their starts. */
  readonly #begun = new Set<Begun>();
  #resumeAt = 0;
  #queue: Promise<void> = Promise.resolve();
  readonly #sleepers = new Set<() => void>();
  #isStopped = false;

  constructor(maxPerSecond: number = Number.POSITIVE_INFINITY) {
    this.#most = maxPerSecond;
  }

  /**
   * Settles when a request may be made, or is not wanted any more; those who ask first are first. It is to be begun, or
   * given back.
   */
  reserve(isWanted: () => boolean): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      await this.#until((now) => Math.max(this.#resumeAt, this.#firstFree(now)), isWanted);
      this.#reserved += 1;
    });
    return this.#queue;
  }

  /** The request that was reserved will not be made. */
  giveBack(): void {
    this.#reserved -= 1;
    this.look();
  }

  /**
   * Settles when the request that was reserved has to be made: at once, unless the server asked for a rest since; or when
   * it is not wanted any more.
   */
  async begin(isWanted: () => boolean): Promise<Begun> {
    await this.#until(() => this.#resumeAt, isWanted);
    const begun = new Begun();
    if (this.#most !== Number.POSITIVE_INFINITY) this.#begun.add(begun);
    this.giveBack();
    return begun;
  }

  /** Lets no request start for a time. */
  rest(milliseconds: number): void {
    this.#resumeAt = Math.max(this.#resumeAt, performance.now() + milliseconds);
  }

  /** Lets all who wait go: nobody sends any more. */
  stop(): void {
    this.#isStopped = true;
    this.look();
  }

  /** Has all who wait look again whether they still have to. */
  look(): void {
    for (const wake of this.#sleepers) wake();
  }

  async #until(moment: (now: number) => number, isWanted: () => boolean): Promise<void> {
    while (!this.#isStopped && isWanted()) {
      const now = performance.now();
      const left = moment(now) - now;
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.#sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(left, LONGEST_TIMER));
        this.#sleepers.add(wake);
      });
    }
  }

  /** When the next request may be free; what comes until then may make it later. */
  #firstFree(now: number): number {
    let first = Number.POSITIVE_INFINITY;
    for (const begun of this.#begun) {
      if (this.#isFree) return now;
      if (begun.arrival + SECOND <= now) {
        this.#begun.delete(begun);
        continue;
      }
      const isRecent = begun.start + SECOND > now;
      first = Math.min(first, (isRecent ? begun.start : begun.arrival) + SECOND);
      if (isRecent) break;
    }
    return this.#isFree ? now : first;
  }

  get #isFree(): boolean {
    return this.#reserved + this.#begun.size < this.#most;
  }
}
