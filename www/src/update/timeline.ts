// The attempts of one call as they happen: status, time, and the wait before the next, counted down.

import type { AttemptReport } from "assessment-order";
import { byId, element } from "../dom";
import { statusText } from "./status-text";

const TICK_MS = 100;

export interface Timeline {
  /** Nothing was sent yet. */
  clear(): void;
  /** The first attempt begins. */
  start(): void;
  report(attempt: AttemptReport): void;
  /** The call is over; `cut` says what became of an attempt or a wait that was not done. */
  end(cut: string): void;
}

/** What goes on at the moment, and shows its time. */
interface Present {
  row: HTMLLIElement;
  tick(): void;
  /** A wait can be over, and stays to be seen. */
  over?(): void;
}

export function createTimeline(): Timeline {
  const list = byId("timeline", HTMLElement);
  let present: Present | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const begin = (next: Present) => {
    present = next;
    list.append(next.row);
    next.tick();
  };
  const beginAttempt = (number: number) => {
    clearTimeout(waiting);
    begin(underWay(number));
  };
  const beginWait = (forMs: number, attempt: number) => {
    const wait = waitOf(forMs);
    begin(wait);
    waiting = setTimeout(() => {
      wait.over?.();
      beginAttempt(attempt);
    }, forMs);
  };

  return {
    clear() {
      list.hidden = true;
      list.replaceChildren();
    },
    start() {
      list.hidden = false;
      beginAttempt(1);
      ticking = setInterval(() => present?.tick(), TICK_MS);
    },
    report({ retryInMs, ...report }) {
      // Of an attempt that was aborted there is nothing to tell: `end` says so.
      if (report.status === undefined && report.error === undefined) return;
      // Its timer and ours may differ by a moment: the attempt is reported, so the wait before it is over.
      if (present?.over) {
        present.over();
        beginAttempt(report.attempt);
      }
      present?.row.replaceWith(done(report));
      present = undefined;
      if (retryInMs !== undefined) beginWait(retryInMs, report.attempt + 1);
    },
    end(cut) {
      clearInterval(ticking);
      clearTimeout(waiting);
      if (!present) return;
      present.row.dataset.state = "cut";
      present.row.append(element("span", { class: "attempt-cut" }, cut));
      present = undefined;
    },
  };
}

function underWay(number: number): Present {
  const started = performance.now();
  const time = element("span", { class: "attempt-time" });
  const row = attemptRow(
    number,
    "under-way",
    element("span", { class: "attempt-outcome" }, "under way"),
    time,
  );
  return {
    row,
    tick() {
      time.textContent = seconds(performance.now() - started);
    },
  };
}

function done({ attempt, status, error, elapsedMs }: AttemptReport): HTMLLIElement {
  const outcome = element("span", { class: "attempt-outcome" });
  if (status !== undefined) {
    outcome.append(
      element("strong", { "data-testid": "attempt-status" }, String(status)),
      ` ${statusText(status)}`,
    );
  }
  if (error !== undefined) outcome.append(" ", element("code", { "data-testid": "attempt-error" }, error));
  const time = element("span", { class: "attempt-time" }, milliseconds(elapsedMs));
  return attemptRow(attempt, error === undefined ? "stored" : "failed", outcome, time);
}

function attemptRow(number: number, state: string, ...content: Node[]): HTMLLIElement {
  return element(
    "li",
    { class: "attempt", "data-state": state, "data-testid": "attempt" },
    element("span", { class: "attempt-number" }, `Attempt ${number}`),
    ...content,
  );
}

function waitOf(forMs: number): Present {
  const until = performance.now() + forMs;
  const text = element("span");
  const bar = element("span", { class: "wait-bar", "aria-hidden": "true" }, element("span"));
  bar.style.setProperty("--wait", `${forMs}ms`);
  const row = element("li", { class: "wait", "data-state": "waiting", "data-testid": "wait" }, text, bar);
  return {
    row,
    tick() {
      text.textContent = `next attempt in ${seconds(Math.max(0, until - performance.now()))}`;
    },
    over() {
      row.dataset.state = "waited";
      text.textContent = `waited ${forMs < 1000 ? milliseconds(forMs) : seconds(forMs)}`;
    },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function milliseconds(ms: number): string {
  return `${Math.round(ms).toLocaleString("en")} ms`;
}
