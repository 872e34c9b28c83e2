// Sends the clean orders of a source with `updateOrders`, and remembers which are stored and which failed.

import { HttpError, type OrderInput, type OrderOutcome, updateOrders } from "assessment-order";
import type { OpenSource } from "./bulk-source";
import type { Gate } from "./gate";
import { LineSet } from "./line-set";
import type { FailureGroup, SendOptions, SendProgress } from "./messages";
import { orderLines } from "./order-lines";
import { Pulse } from "./pulse";

/** What became of the orders of one source, over all runs. */
export class SendRecord {
  readonly stored = new LineSet();
  readonly failed = new LineSet();
}

export interface SendPlan {
  source: OpenSource;
  /** Whether the order of a line is one to send. */
  isWanted: (line: number) => boolean;
  most: number;
  options: SendOptions;
}

type Update = { id: string; order: OrderInput; connectionId?: string };

/** Settles with what it came to, also when `signal` ended it. */
export async function send(
  { source, isWanted, most, options }: SendPlan,
  record: SendRecord,
  gate: Gate,
  signal: AbortSignal,
  tell: (progress: SendProgress) => void,
): Promise<SendProgress> {
  const start = performance.now();
  const lines: number[] = [];
  const failures = new Map<string, FailureGroup>();
  const pulse = new Pulse();
  let done = 0;
  let retries = 0;
  let restUntil = 0;

  async function* updates(): AsyncGenerator<Update, void, void> {
    if (most === 0) return;
    for await (const { line, text } of orderLines(source.read(), isWanted)) {
      if (text.trim() === "") continue;
      await gate.passage();
      lines.push(line);
      yield updateIn(text);
      if (lines.length === most) return;
    }
  }

  const progress = (): SendProgress => ({
    total: most,
    done,
    stored: record.stored.size,
    failed: record.failed.size,
    underWay: lines.length - done,
    retries,
    milliseconds: performance.now() - start,
    restMilliseconds: Math.max(0, restUntil - performance.now()),
    failures: [...failures.values()].sort((one, another) => another.count - one.count),
  });

  const outcomes = updateOrders(updates(), {
    ...options,
    signal,
    onAttempt: ({ retryInMs }) => {
      if (retryInMs === undefined) return;
      retries += 1;
      restUntil = Math.max(restUntil, performance.now() + retryInMs);
    },
  });
  const ticks = setInterval(() => tell(progress()), 200);
  try {
    for await (const outcome of outcomes) {
      done += 1;
      note(outcome, lines[outcome.index] ?? 0);
      pulse.beat(() => tell(progress()));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    clearInterval(ticks);
  }
  return progress();

  function note(outcome: OrderOutcome, line: number): void {
    if (outcome.ok) {
      record.failed.delete(line);
      record.stored.add(line);
      return;
    }
    record.failed.add(line);
    const reason = reasonOf(outcome.error);
    const key = `${reason.code} ${reason.status}`;
    const group = failures.get(key);
    if (group) group.count += 1;
    else failures.set(key, { ...reason, count: 1, firstLine: line });
  }
}

/** Only lines that were validated come here; each holds an order. */
function updateIn(text: string): Update {
  const order = JSON.parse(text) as OrderInput & { id?: string };
  const update = { id: order.id ?? "", order };
  return order.connection_id === undefined ? update : { ...update, connectionId: order.connection_id };
}

function reasonOf(error: Error & { code: string }): Omit<FailureGroup, "count" | "firstLine"> {
  const reason = { code: error.code, message: error.message };
  return error instanceof HttpError ? { ...reason, status: error.status } : reason;
}
