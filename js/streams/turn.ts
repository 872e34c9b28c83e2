/** How long work may go on before others get their turn, in milliseconds: less than a frame on a screen. */
const LONGEST = 12;

/** The host's own, looked up early: tests may put one in its place that waits for them. */
const setImmediate = /* @__PURE__ */ (() =>
  (globalThis as { setImmediate?: (task: () => void) => unknown }).setImmediate)();

/**
 * A span of work on the thread that timers, input and painting need too. Work that waits for nothing else has to let
 * them in, or nobody could follow it and end it.
 */
export class Turn {
  #began = performance.now();

  /** Whether the last one was passed long ago, be it for work or for waiting. */
  get isOver(): boolean {
    return performance.now() - this.#began > LONGEST;
  }

  /** Lets others in, and begins anew. */
  async pass(): Promise<void> {
    await new Promise<void>(nextTask);
    this.#began = performance.now();
  }
}

/** Timers come late where they follow each other, in pages by 4 ms: so they are the last choice. */
function nextTask(done: () => void): void {
  if (setImmediate) {
    setImmediate(done);
  } else if (typeof MessageChannel === "function") {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  } else {
    setTimeout(done, 0);
  }
}
