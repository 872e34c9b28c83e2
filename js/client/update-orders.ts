import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { OrderError } from "../errors/order-error.js";
import type { Order } from "../generated/model.js";
import { createRun, type Run } from "../streams/run.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import { Pace } from "./pace.js";
import { orderIn, send } from "./update-order.js";
import { isText, type UpdateOrError, type UpdateSource, updatesOf } from "./updates.js";

/** What became of one update. */
export type OrderOutcome = {
  /** Its place in the source, from 0. */
  index: number;
  /** The order's identifier; empty where the update names none. */
  id: string;
  /** How many requests were made. */
  attempts: number;
} & ({ ok: true; order: Order | undefined } | { ok: false; error: OrderError });

/** How far it is, or what it came to. */
export interface UpdateOrdersSummary {
  /** Updates that have come to an end, well or badly. */
  done: number;
  /** Those that have failed. */
  failed: number;
  /** Those that were left out by `skip`. */
  skipped: number;
  /** How many there are in all, where the source is an array. */
  total?: number;
}

/** How many orders are updated: the options of each call, and these. */
export interface UpdateOrdersOptions extends CallOptions {
  /** For updates that name none. */
  connectionId?: string;
  /** How many requests may be under way at once. Default: 8. */
  concurrency?: number;
  /** How many requests may start in any one second. Default: no limit. */
  maxPerSecond?: number;
  /** Whether no further update is begun after one has failed. Default: false. */
  stopOnError?: boolean;
  /** Leaves out the updates of orders for which it returns true: those that an earlier run has done. */
  skip?: (id: string) => boolean;
  /** Is told how far it is, after each outcome. What it throws ends the run. */
  onProgress?: (progress: UpdateOrdersSummary) => void;
}

/**
 * Updates many orders, several at a time, and gives the outcomes as they come. Reads no further ahead than
 * `concurrency`; a server that asks for a rest (429 or 503 with `Retry-After`) gets one from all of them. Leaving the
 * iteration, or aborting `signal`, ends the requests under way.
 *
 * @example
 * ```ts
 * const updates = [{ id: "o1", order: { workspace_id: "w1", status: "COMPLETED" } }] as const;
 * for await (const outcome of updateOrders(updates, { baseUrl: "/api", connectionId: "c1", concurrency: 4 })) {
 *   console.log(outcome.id, outcome.ok ? "stored" : outcome.error.code);
 * }
 * ```
 * @param source Updates in an array, an (async) iterable or a stream, or their text, one a line (NDJSON).
 * @throws InvalidRequestError for an option that cannot be used.
 */
export function updateOrders(
  source: UpdateSource,
  options?: UpdateOrdersOptions,
): Run<OrderOutcome, UpdateOrdersSummary> {
  return updateAll(source, [options]);
}

/** As {@link updateOrders}; a later one of `all` overrides an earlier one. @internal */
export function updateAll(
  source: UpdateSource,
  all: (UpdateOrdersOptions | undefined)[],
): Run<OrderOutcome, UpdateOrdersSummary> {
  const options: UpdateOrdersOptions = Object.assign({}, ...all);
  const limits = readLimits(options);
  const progress: UpdateOrdersSummary = { done: 0, failed: 0, skipped: 0 };
  if (Array.isArray(source) && !source.some(isText)) progress.total = source.length;
  return createRun(
    () => runAll(source, all, options, limits, progress),
    () => ({ ...progress }),
    options.signal,
  );
}

/** One run: items come in at one end, outcomes go out at the other, and no more than `concurrency` are between. */
async function* runAll(
  source: UpdateSource,
  all: (UpdateOrdersOptions | undefined)[],
  { connectionId, signal, skip, stopOnError = false, onProgress }: UpdateOrdersOptions,
  { concurrency, maxPerSecond }: Limits,
  progress: UpdateOrdersSummary,
): AsyncGenerator<OrderOutcome, UpdateOrdersSummary, void> {
  const underWay = new AbortController();
  const updates = updatesOf(source, underWay.signal);
  const pace = new Pace(maxPerSecond);
  const finished: OrderOutcome[] = [];
  let active = 0;
  let index = -1;
  let isPulling = false;
  let isExhausted = false;
  let failure: { error: unknown } | undefined;
  let wake = (): void => undefined;

  const start = async (update: UpdateOrError, position: number): Promise<void> => {
    active += 1;
    finished.push(await outcomeOf(update, connectionId, position, all, pace, underWay.signal));
    active -= 1;
    wake();
  };
  const pull = async (): Promise<void> => {
    isPulling = true;
    try {
      const { done, value } = await updates.next();
      if (done) isExhausted = true;
      else if (!isExhausted) {
        index += 1;
        if (skip?.(idOf(value))) progress.skipped += 1;
        else void start(value, index);
      }
    } catch (error) {
      failure = { error };
      isExhausted = true;
    }
    isPulling = false;
    wake();
  };

  const abort = (): void => {
    failure = { error: signal?.reason };
    underWay.abort(signal?.reason);
    wake();
  };
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);

  try {
    while (true) {
      if (failure) throw failure.error;
      const outcome = finished.shift();
      if (outcome) {
        progress.done += 1;
        if (!outcome.ok) progress.failed += 1;
        if (!outcome.ok && stopOnError) isExhausted = true;
        onProgress?.({ ...progress });
        yield outcome;
        continue;
      }
      if (isExhausted && active === 0 && !isPulling) return { ...progress };
      if (!isExhausted && !isPulling && active < concurrency) void pull();
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    underWay.abort();
    pace.stop();
    void updates.return();
  }
}

/** The update with the connection that is meant where it names none; what is no update stays what it is. */
function connected(update: UpdateOrError, connectionId: string | undefined): UpdateOrError {
  if (typeof update !== "object" || update === null || update instanceof Error) return update;
  const own = { ...update };
  if (own.connectionId === undefined && connectionId !== undefined) own.connectionId = connectionId;
  return own;
}

async function outcomeOf(
  given: UpdateOrError,
  connectionId: string | undefined,
  index: number,
  all: (UpdateOrdersOptions | undefined)[],
  pace: Pace,
  signal: AbortSignal,
): Promise<OrderOutcome> {
  let id = "";
  try {
    const update = connected(given, connectionId);
    id = idOf(update);
    if (update instanceof Error) throw update;
    const hooks = { beforeAttempt: () => pace.turn(), onBusy: (wait: number) => pace.rest(wait) };
    const { text, attempts } = await send(update as OrderUpdate, [...all, { signal }], hooks);
    return { index, id, attempts, ok: true, order: orderIn(text) };
  } catch (error) {
    const own = error instanceof OrderError ? error : aborted(error);
    return { index, id, attempts: own.attempts, ok: false, error: own };
  }
}

/** Nobody is told of this outcome: the run has ended. */
function aborted(cause: unknown): OrderError {
  return new InvalidRequestError("signal", "The run has ended.", { cause });
}

function idOf(update: unknown): string {
  const { id } = (update ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : "";
}

interface Limits {
  concurrency: number;
  maxPerSecond: number | undefined;
}

function readLimits({ concurrency = 8, maxPerSecond }: UpdateOrdersOptions): Limits {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidRequestError("concurrency", "`concurrency` must be a positive integer.");
  }
  if (maxPerSecond !== undefined && !(Number.isInteger(maxPerSecond) && maxPerSecond >= 1)) {
    throw new InvalidRequestError("maxPerSecond", "`maxPerSecond` must be a positive integer.");
  }
  return { concurrency, maxPerSecond };
}
