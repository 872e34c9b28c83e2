import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { AnyOrderError } from "../errors/is-order-error.js";
import { OrderError } from "../errors/order-error.js";
import type { Order } from "../generated/model.js";
import { createRun, type Run } from "../streams/run.js";
import { Turn } from "../streams/turn.js";
import { orderIn } from "./answer.js";
import type { Sent } from "./call.js";
import type { CallOptions } from "./options.js";
import { ownOptions } from "./own-options.js";
import { Pace } from "./pace.js";
import { checkOptions } from "./prepare.js";
import { sendInTurn } from "./send-in-turn.js";
import {
  isText,
  type PartialUpdate,
  type UpdateOrFault,
  type UpdateSource,
  unreadable,
  updatesOf,
} from "./updates.js";

/** What became of one update. */
export type OrderOutcome = {
  /** Its place in the source, from 0. */
  index: number;
  /** The order's identifier; empty where the update names none. */
  id: string;
  /** How many requests were made. */
  attempts: number;
} & (
  | {
      /** The server stored the order. */
      ok: true;
      /** As the server sent it; none where its answer holds none. */
      order: Order | undefined;
    }
  | {
      /** The order was not stored, or it is not known whether it was. */
      ok: false;
      /** Why; its `code` tells which class it is. */
      error: AnyOrderError;
    }
);

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
  connectionId?: string | undefined;
  /** How many requests may be under way at once. Default: 8. */
  concurrency?: number | undefined;
  /** How many requests may start in any one second. Default: no limit. */
  maxPerSecond?: number | undefined;
  /** Whether no further update is begun after one has failed; those under way are told of. Default: false. */
  stopOnError?: boolean | undefined;
  /**
   * Leaves out the updates of orders for which it returns true: those that an earlier run has stored. Is also given the
   * connection, empty where none is named: an id may be known in several. What it throws ends the run, as a failure of
   * the source does: after the outcomes of those under way.
   */
  skip?: ((id: string, connectionId: string) => boolean) | undefined;
  /** Is told how far it is, after each outcome and each update that was left out. What it throws ends the run. */
  onProgress?: ((progress: UpdateOrdersSummary) => void) | undefined;
}

/**
 * Updates many orders, several at a time, and gives the outcomes as they come. Reads no further ahead than
 * `concurrency`; a server that asks for a rest (429 or 503 with `Retry-After`) gets one from all of them, of at most
 * `maxRetryAfterMs`. Leaving the iteration, or aborting `signal`, ends the requests under way.
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

/** As {@link updateOrders}; a later one of `given` overrides an earlier one. @internal */
export function updateAll(
  source: UpdateSource,
  given: (UpdateOrdersOptions | undefined)[],
): Run<OrderOutcome, UpdateOrdersSummary> {
  const all = given.map((options) => ownOptions(options));
  const options: UpdateOrdersOptions = Object.assign({}, ...all);
  const limits = readLimits(options);
  checkOptions(options.connectionId, all);
  const progress: UpdateOrdersSummary = { done: 0, failed: 0, skipped: 0 };
  if (Array.isArray(source) && !isText(source[0])) progress.total = source.length;
  return createRun(
    (left) => runAll(source, all, options, limits, progress, left),
    () => ({ ...progress }),
    options.signal,
  );
}

/** Stands for an update that was left out, among the outcomes of those that were not. */
const LEFT_OUT = Symbol();

/** One run: items come in at one end, outcomes go out at the other, and no more than `concurrency` are between. */
async function* runAll(
  source: UpdateSource,
  all: UpdateOrdersOptions[],
  { connectionId, signal, skip, stopOnError = false, onProgress }: UpdateOrdersOptions,
  { concurrency, maxPerSecond }: Limits,
  progress: UpdateOrdersSummary,
  left: AbortSignal,
): AsyncGenerator<OrderOutcome, UpdateOrdersSummary, void> {
  const reading = new AbortController();
  const updates = updatesOf(source, reading.signal);
  const pace = new Pace(maxPerSecond);
  const calling = new AbortController();
  const turn = new Turn();
  const finished: (OrderOutcome | typeof LEFT_OUT)[] = [];
  let index = -1;
  let underWay = 0;
  let isPulling = false;
  let isExhausted = false;
  let isStopped = false;
  let isOver = false;
  let failure: { error: unknown } | undefined;
  let wake = (): void => undefined;

  const start = async (update: UpdateOrFault, position: number): Promise<void> => {
    underWay += 1;
    let isDropped = false;
    const askToBegin = (): boolean => {
      isDropped = isStopped;
      return !isDropped;
    };
    const sending = sendInTurn(update, [...all, { signal: calling.signal }], pace, askToBegin);
    const outcome = await outcomeOf(update, position, sending);
    if (!isDropped) finished.push(outcome);
    if (!outcome.ok && stopOnError) stop();
    underWay -= 1;
    wake();
  };
  /** Nothing more is begun, nor read: the source may keep waiting whoever waits for it. */
  const stop = (): void => {
    isStopped = true;
    isExhausted = true;
    reading.abort();
    pace.look();
  };
  const pull = async (): Promise<void> => {
    isPulling = true;
    try {
      const { done, value } = await updates.next();
      if (done) isExhausted = true;
      else if (!isExhausted) {
        index += 1;
        const update = readOnce(value, connectionId);
        if (isLeftOut(skip, update)) finished.push(LEFT_OUT);
        else void start(update, index);
      }
    } catch (error) {
      // Of a source that is left, nobody wants to know how it takes that.
      if (!isOver && !isStopped) failure ??= { error };
      isExhausted = true;
    }
    isPulling = false;
    wake();
  };

  const end = (reason: unknown): void => {
    isOver = true;
    reading.abort(reason);
    calling.abort(reason);
    pace.stop();
    wake();
  };
  const abort = (): void => {
    failure = { error: signal?.reason };
    end(signal?.reason);
  };
  const leave = (): void => end(undefined);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  left.addEventListener("abort", leave);

  try {
    while (!isOver) {
      if (turn.isOver) {
        await turn.pass();
        continue;
      }
      const outcome = finished.shift();
      if (outcome === LEFT_OUT) {
        progress.skipped += 1;
        onProgress?.({ ...progress });
        continue;
      }
      if (outcome) {
        progress.done += 1;
        if (!outcome.ok) progress.failed += 1;
        onProgress?.({ ...progress });
        yield outcome;
        continue;
      }
      if (isExhausted && underWay === 0 && !isPulling) break;
      if (!isExhausted && !isPulling && underWay < concurrency) void pull();
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    // Those under way are told of before the failure of a source is.
    if (failure) throw failure.error;
    return { ...progress };
  } finally {
    signal?.removeEventListener("abort", abort);
    left.removeEventListener("abort", leave);
    end(undefined);
    void updates.return();
  }
}

function isLeftOut(skip: UpdateOrdersOptions["skip"], update: UpdateOrFault): boolean {
  const answer: unknown = skip?.(textOf(update, "id"), textOf(update, "connectionId"));
  if (typeof answer === "object" && answer !== null && "then" in answer) {
    Promise.resolve(answer).catch(() => undefined);
    throw new InvalidRequestError("skip", "`skip` must give true or false, not a promise of it.");
  }
  return Boolean(answer);
}

/** The update, each of its properties read once, with the connection that is meant where it names none. */
function readOnce(given: UpdateOrFault, connectionId: string | undefined): UpdateOrFault {
  if ("fault" in given || typeof given.update !== "object" || given.update === null) return given;
  try {
    const { connectionId: own = connectionId, id, order, fields, raw } = given.update as PartialUpdate;
    return { update: { connectionId: own, id, order, fields, raw } };
  } catch (error) {
    return { fault: unreadable(error) };
  }
}

async function outcomeOf(given: UpdateOrFault, index: number, sending: Promise<Sent>): Promise<OrderOutcome> {
  const id = textOf(given, "id");
  try {
    const { text, attempts } = await sending;
    return { index, id, attempts, ok: true, order: orderIn(text) };
  } catch (thrown) {
    const error = (thrown instanceof OrderError ? thrown : unreadable(thrown)) as AnyOrderError;
    return { index, id, attempts: error.attempts, ok: false, error };
  }
}

/** An identifier of an update; empty where that has none. */
function textOf(given: UpdateOrFault, name: "id" | "connectionId"): string {
  // An object's properties were read by now; all else is asked for nothing.
  const update = "update" in given && typeof given.update === "object" ? given.update : undefined;
  const text: unknown = (update as Partial<PartialUpdate> | null | undefined)?.[name];
  return typeof text === "string" ? text : "";
}

interface Limits {
  concurrency: number;
  maxPerSecond: number | undefined;
}

function readLimits(options: UpdateOrdersOptions): Limits {
  const { concurrency = 8, maxPerSecond, skip, onProgress, stopOnError = false } = options;
  const isCount = (count: number) => Number.isInteger(count) && count >= 1;
  const isFunction = (value: unknown) => value === undefined || typeof value === "function";
  expect(isCount(concurrency), "concurrency", "must be a positive integer.");
  expect(maxPerSecond === undefined || isCount(maxPerSecond), "maxPerSecond", "must be a positive integer.");
  expect(typeof stopOnError === "boolean", "stopOnError", "must be true or false.");
  expect(isFunction(skip), "skip", "must be a function.");
  expect(isFunction(onProgress), "onProgress", "must be a function.");
  return { concurrency, maxPerSecond };
}

function expect(holds: boolean, option: string, rule: string): void {
  if (!holds) throw new InvalidRequestError(option, `\`${option}\` ${rule}`);
}
