// A server of orders that keeps when each request came, and how many were under way at once.

import { answerJson, startRecordingServer } from "./recording-server.mjs";

/** @import { ServerResponse } from "node:http" */
/** @import { TestContext } from "node:test" */
/** @import { Received } from "./recording-server.mjs" */

/**
 * @typedef {object} Arrival
 * @property {string} id the order's
 * @property {string} connection
 * @property {number} at in milliseconds, of this process's clock
 * @property {number} number how many of this order have come, from 1
 */

/** @typedef {(response: ServerResponse, arrival: Arrival, request: Received) => unknown} AnswerUpdate */

/** @type {AnswerUpdate} */
export const stored = (response, { id }) => answerJson(response, 200, { id });

/**
 * @param {TestContext} t
 * @param {AnswerUpdate} [answer]
 */
export async function startOrderServer(t, answer = stored) {
  /** @type {Arrival[]} */
  const arrivals = [];
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const load = { now: 0, most: 0, broken: 0 };
  const { url, received } = await startRecordingServer(t, (response, request) => {
    const at = performance.now();
    received.length = 0;
    const [, connection = "", id = ""] =
      /^PUT \/assessment\/([^/]+)\/order\/([^/ ]+)/.exec(request.line) ?? [];
    const number = (numbers.get(id) ?? 0) + 1;
    numbers.set(id, number);
    const arrival = { id, connection, at, number };
    arrivals.push(arrival);
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      load.now -= 1;
      if (!response.writableFinished) load.broken += 1;
    };
    response.on("finish", end);
    response.on("close", end);
    return answer(response, arrival, request);
  });
  const options = { baseUrl: url, connectionId: "c1", workspaceId: "w1" };
  return { url, options, arrivals, load, ids: () => arrivals.map(({ id }) => id) };
}

/** @param {number} count */
export function updates(count) {
  return Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    order: { reference: `r${index}` },
  }));
}

/** How an update ended. @param {import("assessment-order").OrderOutcome | undefined} outcome */
export function codeOf(outcome) {
  return outcome === undefined ? "none" : outcome.ok ? "ok" : outcome.error.code;
}
