/** What goes on as it is iterated, and comes to a summary. */
export interface Run<Item, Summary> extends AsyncIterable<Item> {
  /**
   * What it came to: settles when the iteration has ended, was left, or aborted; rejects if the source failed. Asked for
   * without an iteration, it goes through everything by itself.
   */
  readonly summary: Promise<Summary>;
}

/**
 * Makes a {@link Run} of a generator that returns the summary; `partial` is the summary of one that is left early. The
 * signal that the generator is given is aborted when it is left, also while it is asked for an item.
 */
export function createRun<Item, Summary>(
  start: (left: AbortSignal) => AsyncGenerator<Item, Summary, void>,
  partial: () => Summary,
  signal?: AbortSignal | null,
): Run<Item, Summary> {
  const left = new AbortController();
  let started = false;
  let resolve: (summary: Summary) => void;
  let reject: (error: unknown) => void;
  const summary = new Promise<Summary>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  // Whoever iterates learns of a failure there; nobody needs to ask for the summary too.
  summary.catch(() => undefined);

  const settle = (): void => {
    try {
      resolve(partial());
    } catch (defect) {
      reject(defect);
    }
  };

  /** An abort ends it also where nobody asks for another item. */
  function begin(): AsyncGenerator<Item, void, void> {
    started = true;
    try {
      if (signal?.aborted) settle();
      else signal?.addEventListener("abort", settle, { once: true });
    } catch (error) {
      reject(error);
      throw error;
    }
    return iterate();
  }

  async function* iterate(): AsyncGenerator<Item, void, void> {
    try {
      resolve(yield* start(left.signal));
    } catch (error) {
      if (!signal?.aborted) reject(error);
      throw error;
    } finally {
      end();
    }
  }

  function end(): void {
    signal?.removeEventListener("abort", settle);
    settle();
  }

  async function drain(): Promise<void> {
    if (started) return;
    try {
      for await (const _ of begin());
    } catch {
      // The summary has it.
    }
  }

  return {
    [Symbol.asyncIterator]() {
      if (started) throw new TypeError("This was iterated already, or read through for its summary.");
      const items = begin();
      return {
        next: () => items.next(),
        async return() {
          left.abort();
          const result = await items.return();
          // A generator that was never asked for an item runs none of its own clean-up.
          end();
          return result;
        },
      };
    },
    get summary() {
      // In the same task an iteration may still be begun.
      if (!started) setTimeout(drain, 0);
      return summary;
    },
  };
}
