// Times rivals in turns, so that whatever else the machine does hits all of them alike.

import type { Timing } from "./messages";

/** Does the work once; `turn` says which of the orders to take. */
export type Work = (turn: number) => unknown;

export interface Measured {
  timings: Timing[];
  checks: number;
}

/** A page's clock may tick in steps of a millisecond: each rival works far longer in a round. */
const BATCH_MS = 10;
const WARM_UP_MS = 150;

/** @param rivals The first is the one that the others are compared with. */
export function measure(rivals: readonly Work[], rounds: number, onRound: () => void): Measured {
  const batches = rivals.map(batchSize);
  const times = rivals.map((): number[] => []);
  let checks = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const index of turnsOf(round, rivals.length)) {
      const batch = batches[index] ?? 1;
      checks += batch;
      times[index]?.push(timeBatch(rivals[index], batch));
    }
    onRound();
  }
  const [ours = []] = times;
  const timings = times.map((own) => ({
    microseconds: median(own) * 1000,
    ratio: median(own.map((time, round) => time / (ours[round] ?? time))),
  }));
  return { timings, checks };
}

/** Forwards in one round and backwards in the next: nobody always comes after the same rival. */
function turnsOf(round: number, count: number): number[] {
  const forwards = Array.from({ length: count }, (_, index) => index);
  return round % 2 === 0 ? forwards : forwards.reverse();
}

/** Warms up, and finds how often to work in a round. */
function batchSize(work: Work): number {
  const start = performance.now();
  let turns = 0;
  while (performance.now() - start < WARM_UP_MS) {
    work(turns);
    turns += 1;
  }
  const rate = turns / (performance.now() - start);
  return Math.max(1, Math.round(rate * BATCH_MS));
}

/** The milliseconds of one turn. */
function timeBatch(work: Work | undefined, turns: number): number {
  const start = performance.now();
  for (let turn = 0; turn < turns; turn += 1) {
    // Looking at the result keeps an engine from leaving the work out.
    if (work?.(turn) === undefined) throw new Error("A check gave no result.");
  }
  return (performance.now() - start) / turns;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, another) => one - another);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
