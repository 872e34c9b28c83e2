/** What gives items, now or later. */
export type Source<Item> = ReadableStream<Item> | AsyncIterable<Item> | Iterable<Item>;

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
): AsyncGenerator<Item, void, void> {
  const heeded = signals.filter((signal) => !!signal);
  for (const signal of heeded) signal.throwIfAborted();
  const iterator = iteratorOf(source);
  const abort = abortOf(heeded);
  let ended = false;
  try {
    while (true) {
      const next = iterator.next();
      const result = await (abort ? Promise.race([next, abort.promise]) : next);
      // As the language's own loops have it; else what is no iterator would never end.
      if (typeof result !== "object" || result === null) throw new TypeError("The source is no iterator.");
      if (result.done) {
        ended = true;
        return;
      }
      yield result.value;
      for (const signal of heeded) signal.throwIfAborted();
    }
  } catch (error) {
    // A source that failed has ended; one that keeps us waiting is told, but not waited for.
    ended = true;
    if (heeded.some(({ aborted }) => aborted)) void leave(iterator);
    throw error;
  } finally {
    abort?.forget();
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

function abortOf(signals: AbortSignal[]): { promise: Promise<never>; forget(): void } | undefined {
  if (signals.length === 0) return undefined;
  const listeners: [AbortSignal, () => void][] = [];
  const promise = new Promise<never>((_, reject) => {
    for (const signal of signals) {
      const listener = (): void => reject(signal.reason);
      signal.addEventListener("abort", listener);
      listeners.push([signal, listener]);
    }
  });
  promise.catch(() => undefined);
  const forget = (): void => {
    for (const [signal, listener] of listeners) signal.removeEventListener("abort", listener);
  };
  return { promise, forget };
}
