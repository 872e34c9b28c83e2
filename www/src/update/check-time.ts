// How long a check takes, measured with a clock that may tick too coarsely for one check of a small order.

const BATCH_MS = 5;
const BATCHES = 7;

/**
 * The median time of one run in microseconds. Runs are measured in batches that are long enough for the clock, each
 * batch in a task of its own, so that the page stays quick. A run that is longer than a batch is its own.
 */
export async function medianMicroseconds(run: () => void): Promise<number> {
  let runs = 1;
  while (batch(run, runs) < BATCH_MS / 2) {
    runs *= 2;
    await nextTask();
  }
  const times: number[] = [];
  while (times.length < BATCHES) {
    await nextTask();
    times.push(batch(run, runs));
  }
  times.sort((one, other) => one - other);
  return ((times[Math.floor(BATCHES / 2)] ?? 0) * 1000) / runs;
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
