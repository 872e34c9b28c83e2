/** A little more than a second: what leaves here in one second may arrive in less. */
const WINDOW = 1020;

/** When requests to one server may start: not too many a second, and none while the server asks for a rest. */
export class Pace {
  readonly #most: number;
  /** When the latest requests started, as many as a second may hold. */
  readonly #starts: number[] = [];
  #resumeAt = 0;
  #turns: Promise<void> = Promise.resolve();
  #stop: (() => void) | undefined;
  #isStopped = false;

  constructor(maxPerSecond: number = Number.POSITIVE_INFINITY) {
    this.#most = maxPerSecond;
  }

  /** Settles when the next request may start; those who ask first start first. */
  turn(): Promise<void> {
    this.#turns = this.#turns.then(() => this.#wait());
    return this.#turns;
  }

  /** Lets no request start for a time. */
  rest(milliseconds: number): void {
    this.#resumeAt = Math.max(this.#resumeAt, performance.now() + milliseconds);
  }

  /** Lets all who wait go: nobody sends any more. */
  stop(): void {
    this.#isStopped = true;
    this.#stop?.();
  }

  async #wait(): Promise<void> {
    while (!this.#isStopped) {
      const now = performance.now();
      const left = Math.max(this.#resumeAt, this.#firstFree()) - now;
      if (left <= 0) {
        this.#note(now);
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#stop = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  #firstFree(): number {
    const [first] = this.#starts;
    return first !== undefined && this.#starts.length >= this.#most ? first + WINDOW : 0;
  }

  #note(now: number): void {
    if (this.#most === Number.POSITIVE_INFINITY) return;
    this.#starts.push(now);
    if (this.#starts.length > this.#most) this.#starts.shift();
  }
}
