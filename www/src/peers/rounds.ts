// Times rivals in turns, so that whatever else the machine does hits all of them alike.

import type { Timing } from "./messages";

/** Does the work once; `turn` says which of the orders to take. */
export type Work = (turn: number) => unknown;

export interface Measured {
  timings: Timing[];
  checks: number;
  rounds: number;
}

/** How long a rival works in all. */
const WORK_MS = 220;
const WARM_UP_MS = 150;
const LEAST_ROUNDS = 11;
/** How many steps of the clock a rival works in a round, so that the step hardly counts. */
const STEPS = 20;

/**
 * A rival works no longer in a round than the clock asks for: most rounds are then not broken into by other processes.
 *
 * @param rivals The first is the one that the others are compared with.
 */
export function measure(rivals: readonly Work[], onRound: (share: number) => void): Measured {
  const batchMilliseconds = Math.max(1, clockStep() * STEPS);
  const rounds = Math.max(LEAST_ROUNDS, Math.round(WORK_MS / batchMilliseconds));
  const batches = rivals.map((work) => batchSize(work, batchMilliseconds));
  const times = rivals.map((): number[] => []);
  let checks = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const index of turnsOf(round, rivals.length)) {
      const batch = batches[index] ?? 1;
      checks += batch;
      times[index]?.push(timeBatch(rivals[index], batch));
    }
    onRound((round + 1) / rounds);
  }
  const [ours = []] = times;
  const timings = times.map((own) => ({
    microseconds: median(own) * 1000,
    ratio: median(own.map((time, round) => time / (ours[round] ?? time))),
  }));
  return { timings, checks, rounds };
}

/** The least time by which the clock goes on: pages are given a coarse one. */
function clockStep(): number {
  let step = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < 10; sample += 1) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    step = Math.min(step, now - start);
  }
  return step;
}

/** Forwards in one round and backwards in the next: nobody always comes after the same rival. */
function turnsOf(round: number, count: number): number[] {
  const forwards = Array.from({ length: count }, (_, index) => index);
  return round % 2 === 0 ? forwards : forwards.reverse();
}

/** Warms up, and finds how often to work in a round. */
function batchSize(work: Work, milliseconds: number): number {
  const start = performance.now();
  let turns = 0;
  while (performance.now() - start < WARM_UP_MS) {
    work(turns);
    turns += 1;
  }
  const rate = turns / (performance.now() - start);
  return Math.max(1, Math.round(rate * milliseconds));
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
