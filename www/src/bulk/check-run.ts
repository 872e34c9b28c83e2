// Validates the orders of a source as they stream in, and tells now and then how far it is.

import { type OrdersSummary, validateOrders } from "assessment-order";
import type { OpenSource } from "./bulk-source";
import { IssueTally } from "./issue-tally";
import type { CheckProgress } from "./messages";
import { Pulse } from "./pulse";

const SHOWN_FIELDS = 10;

export interface Check {
  tally: IssueTally;
  /** Settles when all is read, or when it is aborted. */
  finished: Promise<CheckProgress>;
}

export function startCheck(
  source: OpenSource,
  signal: AbortSignal,
  tell: (progress: CheckProgress) => void,
): Check {
  const tally = new IssueTally();
  const pulse = new Pulse();
  const start = performance.now();
  const madeBefore = source.makingMilliseconds();
  const elapsed = () => performance.now() - start - (source.makingMilliseconds() - madeBefore);

  const progress = ({ bytes, lines, counts }: OrdersSummary): CheckProgress => ({
    bytes,
    totalBytes: source.bytes,
    lines,
    faulty: tally.faulty.size,
    warned: tally.warned,
    milliseconds: elapsed(),
    codes: counts,
    fields: tally.fields(SHOWN_FIELDS),
    moreFields: Math.max(0, tally.fieldCount - SHOWN_FIELDS),
    rows: tally.rowCount,
    isTableFull: tally.isFull,
  });

  async function run(): Promise<CheckProgress> {
    // Strict gives the lines with warnings too; which of them have an error is the tally's affair.
    const lines = validateOrders(source.read(), {
      strict: true,
      signal,
      onProgress: (summary) => pulse.beat(() => tell(progress(summary))),
    });
    try {
      for await (const line of lines) tally.add(line);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return progress(await lines.summary);
  }

  return { tally, finished: run() };
}
