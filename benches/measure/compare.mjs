// Runs rivals in turns, so that whatever else the machine does hits all of them alike.

import { VARIETY } from "../orders.mjs";

/** @import { Comparison } from "./results.mjs" */

/**
 * @typedef {object} Rival
 * @property {string} name
 * @property {(turn: number) => unknown} run Does the work once; `turn` says which of the inputs to take.
 */

const WARM_UP_MS = 300;
const WARM_UP_BATCHES = 200;

const now = () => performance.now();

/**
 * Times rivals that answer at once. The first is the one that the others are compared with.
 *
 * @param {string} title
 * @param {Rival[]} rivals
 * @param {{ rounds?: number, batchMs?: number }} [options] `batchMs`: how long a rival works in one round;
 *   far shorter than the time that a system gives to one process, so that most rounds are not broken into.
 * @returns {Comparison}
 */
export function compare(title, rivals, { rounds = 301, batchMs = 0.75 } = {}) {
  const batches = rivals.map(({ run }) => batchSize(run, batchMs));
  const times = inTurns(rounds, rivals.length, (index) => timeBatch(rivals[index].run, batches[index]));
  return summarize(title, rivals, "µs", times, 1000);
}

/**
 * Times rivals that return promises, one call after the other.
 *
 * @param {string} title
 * @param {Rival[]} rivals
 * @param {{ rounds?: number, calls?: number, warmUp?: number }} [options] `calls`: how often a rival is called in one
 *   round: few, so that what the machine does meanwhile hits all of them alike; `warmUp`: rounds that do not count.
 * @returns {Promise<Comparison>}
 */
export async function compareAsync(title, rivals, { rounds = 300, calls = 8, warmUp = 60 } = {}) {
  const times = rivals.map(() => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const index of turnsOf(round, rivals.length)) {
      const start = now();
      for (let turn = 0; turn < calls; turn += 1) await rivals[index].run(turn);
      if (round >= 0) times[index].push((now() - start) / calls);
    }
  }
  return summarize(title, rivals, "µs", times, 1000);
}

/**
 * The median of each rival, and of its ratios to the first one: a ratio is taken within a round.
 *
 * @param {string} title
 * @param {{ name: string }[]} rivals
 * @param {string} unit
 * @param {number[][]} times For each rival, one a round.
 * @param {number} scale From the times to the unit.
 * @returns {Comparison}
 */
export function summarize(title, rivals, unit, times, scale) {
  const rows = rivals.map(({ name }, index) => {
    const ratios = times[index].map((time, round) => time / times[0][round]);
    return {
      name,
      value: median(times[index]) * scale,
      ratio: median(ratios),
      low: quantile(ratios, 0.1),
      high: quantile(ratios, 0.9),
    };
  });
  return { title, unit, rows };
}

/** @param {number[]} numbers */
export const median = (numbers) => quantile(numbers, 0.5);

function quantile(numbers, share) {
  const sorted = [...numbers].sort((one, another) => one - another);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}

function inTurns(rounds, count, time) {
  const times = Array.from({ length: count }, () => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of turnsOf(round, count)) times[index].push(time(index));
  }
  return times;
}

/** Forwards in one round and backwards in the next: nobody always comes after the same rival. */
function turnsOf(round, count) {
  const forwards = Array.from({ length: count }, (_, index) => index);
  return round % 2 === 0 ? forwards : forwards.reverse();
}

/** Warms up, then finds how often to run within `batchMs`: a multiple of VARIETY, so that each input gets its turn. */
function batchSize(run, batchMs) {
  const end = now() + WARM_UP_MS;
  const times = [];
  while (now() < end || times.length < WARM_UP_BATCHES) times.push(timeBatch(run, VARIETY));
  const time = median(times.slice(-WARM_UP_BATCHES));
  return Math.ceil(batchMs / time / VARIETY) * VARIETY;
}

function timeBatch(run, size) {
  const start = now();
  for (let turn = 0; turn < size; turn += 1) {
    // Looking at the result keeps an engine from leaving the work out.
    if (run(turn) === undefined) throw new Error("a rival gave no result");
  }
  // A clock that has not moved, as it may in a page, counts as its least step.
  return Math.max(now() - start, 0.005) / size;
}
