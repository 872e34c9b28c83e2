// One call of the package and what came of it, as plain data: the same in a page and in Node.

import {
  ConnectionError,
  HttpError,
  InvalidRequestError,
  isOrderError,
  OrderError,
  OrderValidationError,
  ResponseError,
  TimeoutError,
  updateOrderWithResponse,
} from "assessment-order";

const CLASSES = {
  OrderValidationError,
  InvalidRequestError,
  ConnectionError,
  TimeoutError,
  HttpError,
  ResponseError,
  OrderError,
};

/** @type {string[]} */
export const unhandled = [];
globalThis.addEventListener?.("unhandledrejection", ({ reason }) => unhandled.push(String(reason)));

/**
 * @param {{ update: any, options: any, abortAfterMs?: number, tokenNever?: boolean }} given
 */
export async function runCase({ update, options, abortAfterMs, tokenNever }) {
  // The waits that nobody asked for are as short as they can be.
  Math.random = () => 0;
  const controller = new AbortController();
  let abortedAt = 0;
  if (abortAfterMs !== undefined) {
    setTimeout(() => {
      abortedAt = performance.now();
      controller.abort("stop");
    }, abortAfterMs);
  }
  const { signal } = controller;
  const reports = [];
  const all = { ...options, signal, onAttempt: (report) => reports.push(report) };
  if (tokenNever) all.token = () => new Promise(() => undefined);
  const started = performance.now();
  const outcome = await updateOrderWithResponse(update, all).then(success, failure);
  const ended = performance.now();
  return {
    ...outcome,
    elapsedMs: ended - started,
    afterAbortMs: ended - abortedAt,
    reported: reports.map(({ status, error }) => error ?? status),
  };
}

function success({ order, issues, status, attempts, requestId }) {
  return {
    order: order ?? "none",
    issues: issues.map(({ pointer }) => pointer),
    status,
    attempts,
    requestId,
  };
}

function failure(error) {
  if (!isOrderError(error)) return { rejectedWith: String(error) };
  const { cause } = error;
  return {
    class: Object.entries(CLASSES).find(([, Class]) => error instanceof Class)?.[0],
    isError: error instanceof Error && error instanceof OrderError,
    ...error.toJSON(),
    body: error.body,
    cause: isOrderError(cause) ? cause.code : cause === undefined ? "none" : "foreign",
    // Everything that a log could show.
    shown: [
      error.message,
      error.stack,
      String(error),
      JSON.stringify(error),
      String(cause),
      cause?.stack,
    ].join(),
  };
}
