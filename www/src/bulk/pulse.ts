/** Lets something happen, but not too often. */
export class Pulse {
  #last = Number.NEGATIVE_INFINITY;
  readonly #interval: number;

  constructor(intervalMilliseconds = 100) {
    this.#interval = intervalMilliseconds;
  }

  beat(act: () => void): void {
    const now = performance.now();
    if (now - this.#last < this.#interval) return;
    this.#last = now;
    act();
  }
}
