// How long a check takes, measured with a clock that may tick too coarsely for one check of a small order.

const ENOUGH_MS = 2.5;
const BATCHES = 7;

/**
 * The median time of one run in microseconds. Runs are measured in batches, which grow until their median is long
 * enough for the clock; each batch is a task of its own, so that the page stays quick.
 */
export async function medianMicroseconds(run: () => void): Promise<number> {
  for (let runs = 1; ; runs *= 4) {
    const median = await medianOfBatches(run, runs);
    if (median >= ENOUGH_MS) return (median * 1000) / runs;
  }
}

async function medianOfBatches(run: () => void, runs: number): Promise<number> {
  const times: number[] = [];
  while (times.length < BATCHES) {
    await nextTask();
    times.push(batch(run, runs));
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(BATCHES / 2)] ?? 0;
}

function batch(run: () => void, runs: number): number {
  const start = performance.now();
  for (let done = 0; done < runs; done += 1) run();
  return performance.now() - start;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function formatMicroseconds(microseconds: number): string {
  const digits = microseconds < 10 ? 1 : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${microseconds.toLocaleString("en", options)} µs`;
}
