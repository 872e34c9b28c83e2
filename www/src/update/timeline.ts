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

/** What goes on at the moment: shows the time, and says what it became. */
interface Present {
  row: HTMLLIElement;
  tick(): void;
}

export function createTimeline(): Timeline {
  const list = byId("timeline", HTMLElement);
  let present: Present | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  const begin = (next: Present) => {
    present = next;
    list.append(next.row);
    next.tick();
  };
  const attempt = (number: number) => begin(underWay(number));

  return {
    clear() {
      list.hidden = true;
      list.replaceChildren();
    },
    start() {
      list.hidden = false;
      attempt(1);
      clearInterval(timer);
      timer = setInterval(() => present?.tick(), TICK_MS);
    },
    report(report) {
      present?.row.replaceWith(done(report));
      present = undefined;
      const { retryInMs } = report;
      if (retryInMs === undefined) return;
      begin(wait(retryInMs, () => attempt(report.attempt + 1)));
    },
    end(cut) {
      clearInterval(timer);
      if (!present) return;
      const { row } = present;
      row.dataset.state = "cut";
      row.append(element("span", { class: "attempt-cut" }, cut));
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

function wait(forMs: number, next: () => void): Present {
  const until = performance.now() + forMs;
  const text = element("span", {});
  const bar = element("span", { class: "wait-bar", "aria-hidden": "true" }, element("span", {}));
  bar.style.setProperty("--wait", `${forMs}ms`);
  const row = element("li", { class: "wait", "data-state": "waiting", "data-testid": "wait" }, text, bar);
  return {
    row,
    tick() {
      const left = until - performance.now();
      text.textContent = left > 0 ? `next attempt in ${seconds(left)}` : `waited ${seconds(forMs)}`;
      if (left > 0) return;
      row.dataset.state = "waited";
      next();
    },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function milliseconds(ms: number): string {
  return `${Math.round(ms).toLocaleString("en")} ms`;
}
