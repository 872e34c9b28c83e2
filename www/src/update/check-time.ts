const TICKS_MS = 12;
const MAX_RUNS = 20_000;

/**
 * The mean time of one run in microseconds. A page's clock ticks too coarsely for one check of a small order, so
 * the run is repeated for about 12 ms; a run that takes longer is measured once.
 */
export function meanMicroseconds(run: () => void): number {
  const start = performance.now();
  let runs = 0;
  let elapsed = 0;
  while (elapsed < TICKS_MS && runs < MAX_RUNS) {
    run();
    runs += 1;
    elapsed = performance.now() - start;
  }
  return (elapsed * 1000) / runs;
}

export function formatMicroseconds(microseconds: number): string {
  const digits = microseconds < 10 ? 1 : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${microseconds.toLocaleString("en", options)} µs`;
}
