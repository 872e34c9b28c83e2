/** What gives items, now or later. */
export type Source<Item> = ReadableStream<Item> | AsyncIterable<Item> | Iterable<Item>;

/** An item, or why it is none: a promise of it rejected, or it lets nobody look at it. */
export type Received<Item> = { item: Item } | { failure: unknown };

/** Either kind of iterator. */
interface AnyIterator<Item> {
  next(): Promise<IteratorResult<Item, unknown>> | IteratorResult<Item, unknown>;
  return?(): unknown;
}

/**
 * The source's items, one after the other as they are asked for. Ends with a signal's reason as soon as that is
 * aborted, also while the source keeps it waiting; the source is told whenever it is left early.
 */
export async function* iterate<Item>(
  source: Source<Item>,
  ...signals: (AbortSignal | null | undefined)[]
): AsyncGenerator<Received<Item>, void, void> {
  const heeded = signals.filter((signal) => !!signal);
  for (const signal of heeded) signal.throwIfAborted();
  const iterator = iteratorOf(source);
  const patience = patienceWith(heeded);
  const receive = async (given: Item): Promise<Received<Item>> => {
    try {
      return { item: await patience.wait(given) };
    } catch (failure) {
      for (const signal of heeded) signal.throwIfAborted();
      return { failure };
    }
  };
  let ended = false;
  try {
    while (true) {
      const result = await patience.wait(iterator.next());
      // As the language's own loops have it; else what is no iterator would never end.
      if (typeof result !== "object" || result === null) throw new TypeError("The source is no iterator.");
      if (result.done) {
        ended = true;
        return;
      }
      yield await receive(result.value);
      for (const signal of heeded) signal.throwIfAborted();
    }
  } catch (error) {
    // A source that failed has ended; one that keeps us waiting is told, but not waited for.
    ended = true;
    if (heeded.some(({ aborted }) => aborted)) void leave(iterator);
    throw error;
  } finally {
    patience.end();
    if (!ended) await leave(iterator);
  }
}

function iteratorOf<Item>(source: Source<Item>): AnyIterator<Item> {
  // Of null, for one, nothing can be asked.
  const given = Object(source) as Source<Item>;
  // WebKit's streams cannot be iterated.
  if ("getReader" in given) return readerIterator(given.getReader());
  if (Symbol.asyncIterator in given) return given[Symbol.asyncIterator]();
  if (Symbol.iterator in given) return given[Symbol.iterator]();
  throw new TypeError("The source must be an array, another (async) iterable, a stream, text or bytes.");
}

function readerIterator<Item>(reader: ReadableStreamDefaultReader<Item>): AnyIterator<Item> {
  return {
    next: () => reader.read() as Promise<IteratorResult<Item, unknown>>,
    return: () => reader.cancel(),
  };
}

async function leave(iterator: AnyIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // How it takes that it was left is its own affair.
  }
}

/** Waits for one promise after the other, but not beyond the abort of a signal; holds none that has settled. */
function patienceWith(signals: AbortSignal[]): {
  wait<T>(given: T | PromiseLike<T>): Promise<T>;
  end(): void;
} {
  let stop: (reason: unknown) => void = () => undefined;
  const look = (): void => {
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted) stop(aborted.reason);
  };
  for (const signal of signals) signal.addEventListener("abort", look);
  return {
    wait: (given) =>
      new Promise((resolve, reject) => {
        stop = reject;
        Promise.resolve(given).then(resolve, reject);
        look();
      }),
    end() {
      for (const signal of signals) signal.removeEventListener("abort", look);
    },
  };
}
