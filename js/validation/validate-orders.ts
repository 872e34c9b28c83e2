import type { IssueCode } from "../generated/model.js";
import { whileRead, writeBytes } from "../module/input.js";
import { type LineReader, wasm } from "../module/instance.js";
import { Output } from "../module/output.js";
import { type ChunkSource, chunksOf } from "../streams/chunks.js";
import { createRun, type Run } from "../streams/run.js";
import { Turn } from "../streams/turn.js";
import type { ValidateOptions, ValidationResult } from "./issue.js";
import { readOutcome } from "./outcome.js";
import { readOptions } from "./run.js";

/** A line, and what was found in it. Offsets are within the line. */
export type OrderLine = ValidationResult & {
  /** The number of the line in the file, from 1; blank lines count. */
  line: number;
};

/** What the orders of a source came to. */
export interface OrdersSummary {
  /** Lines that hold an order; blank ones are skipped. */
  lines: number;
  /** Orders that may be sent. */
  valid: number;
  /** Orders that may not. */
  invalid: number;
  /** Warnings in all of them. */
  warnings: number;
  /** Bytes read, line ends included. */
  bytes: number;
  /** How many issues there are of each code. */
  counts: Partial<Record<IssueCode, number>>;
}

/** How the orders of a source are validated. */
export interface ValidateOrdersOptions extends ValidateOptions {
  /** Whether valid lines are given too. Default: false. */
  all?: boolean | undefined;
  /** Is told how far it is, after each chunk. What it throws ends the run. */
  onProgress?: ((progress: OrdersSummary) => void) | undefined;
  /** Ends the run; it then throws the signal's reason. */
  signal?: AbortSignal | null | undefined;
}

const NOTHING: OrdersSummary = { lines: 0, valid: 0, invalid: 0, warnings: 0, bytes: 0, counts: {} };

/**
 * Validates orders one a line (NDJSON), as they stream in: gives the invalid lines, or with `all` each. Holds no more
 * than a chunk and the longest line; reads on only when asked for the next line.
 *
 * @example
 * ```ts
 * const run = validateOrders('{"workspace_id":"w1","connection_id":"c1"}\n{"status":"OPEN"}\n');
 * for await (const { line, issues } of run) console.log(line, issues[0]?.message); // 2 workspace_id is required.
 * (await run.summary).valid; // 1
 * ```
 * @throws RangeError if `maxIssues` is no positive integer. The iteration throws a TypeError if `source` gives
 * something that is neither text nor bytes, the reason of `signal`, and what the source throws.
 */
export function validateOrders(
  source: ChunkSource,
  options: ValidateOrdersOptions = {},
): Run<OrderLine, OrdersSummary> {
  const { strict, maxIssues } = readOptions(options);
  const { all = false, onProgress, signal } = options;
  let summaryNow = (): OrdersSummary => NOTHING;

  async function* linesOf(reader: LineReader, left: AbortSignal): AsyncGenerator<OrderLine[], void, void> {
    for await (const chunk of chunksOf(source, signal, left)) {
      const length = writeBytes(chunk);
      const lines = readLines(whileRead(() => reader.push(length)));
      onProgress?.(summaryNow());
      yield lines;
    }
    yield readLines(reader.finish());
  }

  async function* read(left: AbortSignal): AsyncGenerator<OrderLine, OrdersSummary, void> {
    const reader = new (wasm().glue.LineReader)(strict, maxIssues, all);
    summaryNow = () => readSummary(reader.summary());
    const turn = new Turn();
    const passTurn = async (): Promise<void> => {
      await turn.pass();
      signal?.throwIfAborted();
      left.throwIfAborted();
    };
    try {
      for await (const lines of linesOf(reader, left)) {
        for (const line of lines) {
          yield line;
          signal?.throwIfAborted();
          if (turn.isOver) await passTurn();
        }
        if (turn.isOver) await passTurn();
      }
      return summaryNow();
    } catch (error) {
      // Left while the source kept it waiting: whoever left wants no more.
      if (!left.aborted) throw error;
      return summaryNow();
    } finally {
      const last = summaryNow();
      summaryNow = () => last;
      reader.free();
    }
  }

  return createRun(read, () => summaryNow(), signal);
}

/** The lines that src/bindings/lines.rs wrote. */
function readLines(start: number): OrderLine[] {
  const output = new Output(start);
  const lines: OrderLine[] = [];
  for (let line = output.number(); line > 0; line = output.number()) {
    const { valid, issues, issueCount } = readOutcome(output);
    lines.push({ line, valid, issues, issueCount });
  }
  return lines;
}

/** The summary that src/bindings/lines.rs wrote. */
function readSummary(start: number): OrdersSummary {
  const output = new Output(start);
  const summary: OrdersSummary = {
    lines: output.number(),
    valid: output.number(),
    invalid: output.number(),
    warnings: output.number(),
    bytes: output.longNumber(),
    counts: {},
  };
  for (let count = output.number(); count > 0; count = output.number()) {
    summary.counts[output.string() as IssueCode] = count;
  }
  return summary;
}
