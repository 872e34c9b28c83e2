// Sends the clean orders: controls, live progress, and what became of them.

import { announce, element } from "../dom";
import type { BulkClient } from "./bulk-client";
import { createFigures } from "./figures";
import { formatCount, formatPlural, formatRate, formatSeconds } from "./format";
import type { End, FailureGroup, SendOptions, SendProgress } from "./messages";
import { createSendControls, type SendChoice } from "./send-controls";
import { readServer } from "./server";

export interface SendView {
  element: HTMLElement;
  /** Nothing is known of the orders. */
  reset(): void;
  /** So many orders may be sent. */
  offer(clean: number): void;
  /** The options as they are chosen now. */
  options(): SendOptions;
  onOptions(listener: () => void): void;
}

export function createSendView(client: BulkClient): SendView {
  const summary = element("p", { class: "summary", role: "status", "data-testid": "send-summary" });
  const progress = element("progress", { max: "1", value: "0", "aria-label": "How many orders are sent" });
  const send = button("send", "Send", "primary");
  send.type = "submit";
  const pause = button("send-pause", "Pause");
  const cancel = button("send-cancel", "Cancel");
  const retry = button("send-retry", "Retry the failed");
  const figures = createFigures({
    "send-stored": "Stored",
    "send-failed": "Failed",
    "send-under-way": "Under way",
    "send-retries": "Tried again",
    "send-speed": "Orders a second",
    "send-time": "Time",
  });
  const failures = element("div", { class: "failures", "data-testid": "send-failures" });
  const form = element("form", { novalidate: "" });
  const controls = createSendControls();
  const view = element("div", { class: "send-view" }, summary, progress, figures.list, failures);
  form.append(controls.element, element("div", { class: "actions" }, send, pause, cancel, retry));

  let clean = 0;
  let isRunning = false;
  let isPaused = false;
  let latest: SendProgress | undefined;

  function begin(say: (choice: SendChoice) => void, text: string): void {
    if (!form.reportValidity()) return;
    isRunning = true;
    isPaused = false;
    failures.replaceChildren();
    announce(summary, text);
    summary.dataset["state"] = "running";
    say(controls.read());
    arrange();
  }

  const optionsOf = ({ concurrency, maxPerSecond }: SendChoice): SendOptions => ({
    ...readServer(),
    concurrency,
    ...(maxPerSecond === undefined ? {} : { maxPerSecond }),
  });
  const left = () => clean - (latest?.stored ?? 0) - (latest?.failed ?? 0);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isRunning || left() <= 0) return;
    begin((choice) => {
      const most = Math.min(choice.most, left());
      client.say({ kind: "send", most, options: optionsOf(choice) });
    }, "Sending…");
  });
  retry.addEventListener("click", () =>
    begin((choice) => client.say({ kind: "retry", options: optionsOf(choice) }), "Sending the failed again…"),
  );
  cancel.addEventListener("click", () => client.say({ kind: "cancel" }));
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    client.say({ kind: isPaused ? "pause" : "resume" });
    summary.dataset["state"] = isPaused ? "paused" : "running";
    announce(summary, isPaused ? "Paused: what is under way comes to its end." : "Sending…");
    arrange();
  });

  /** Which buttons there are, and which can be pressed. What has the focus stays, so that the focus is not lost. */
  function arrange(): void {
    pause.textContent = isPaused ? "Resume" : "Pause";
    pause.hidden = !isRunning;
    cancel.hidden = !isRunning;
    retry.hidden = isRunning || (latest?.failed ?? 0) === 0;
    view.hidden = latest === undefined && !isRunning;
    send.setAttribute("aria-disabled", String(isRunning || left() <= 0));
    if (document.activeElement === document.body) send.focus({ preventScroll: true });
  }

  function show(now: SendProgress): void {
    latest = now;
    progress.value = now.total === 0 ? 1 : now.done / now.total;
    figures.show({
      "send-stored": formatCount(now.stored),
      "send-failed": formatCount(now.failed),
      "send-under-way": formatCount(now.underWay),
      "send-retries": formatCount(now.retries),
      "send-speed": formatRate(now.done, now.milliseconds, ""),
      "send-time": formatSeconds(now.milliseconds),
    });
    if (isRunning && !isPaused) announce(summary, restText(now));
    failures.replaceChildren(...failureTable(now.failures));
  }

  function finish(now: SendProgress, end: End): void {
    isRunning = false;
    isPaused = false;
    // What was under way when the run was cancelled has no outcome.
    show({ ...now, underWay: 0 });
    const isClean = end === "done" && now.failed === 0;
    summary.dataset["state"] = end === "cancelled" ? "cancelled" : isClean ? "stored" : "failed";
    announce(summary, endText(now, end));
    if (left() > 0) controls.offer(left());
    arrange();
  }

  client.on("sending", ({ progress }) => show(progress));
  client.on("sent", ({ progress, end }) => finish(progress, end));
  client.on("failed", ({ during, message }) => {
    if (during !== "send" && during !== "retry") return;
    isRunning = false;
    summary.dataset["state"] = "failed";
    announce(summary, message);
    arrange();
  });

  arrange();
  return {
    element: element("div", { class: "send" }, form, view),
    reset() {
      clean = 0;
      latest = undefined;
      isRunning = false;
      announce(summary, "");
      arrange();
    },
    onOptions: (listener) => form.addEventListener("input", listener),
    options: () => optionsOf(controls.read()),
    offer(count) {
      clean = count;
      controls.offer(count);
      arrange();
    },
  };
}

function button(testId: string, text: string, kind = ""): HTMLButtonElement {
  return element("button", { type: "button", class: kind, "data-testid": testId }, text);
}

function restText({ restMilliseconds }: SendProgress): string {
  if (restMilliseconds < 1000) return "Sending…";
  return `Sending; the next try follows in ${formatCount(Math.ceil(restMilliseconds / 1000))} s…`;
}

function endText({ done, total, stored, failed, underWay }: SendProgress, end: End): string {
  const ended = `${formatPlural(stored, "order is", "orders are")} stored, ${formatCount(failed)} failed.`;
  if (end === "done") return `Done: ${ended}`;
  const unknown = underWay === 0 ? "" : ` ${formatCount(underWay)} were under way and may be stored.`;
  return `Cancelled after ${formatCount(done)} of ${formatCount(total)}: ${ended}${unknown}`;
}

function failureTable(groups: FailureGroup[]): HTMLElement[] {
  if (groups.length === 0) return [];
  const head = element("tr", {}, ...["Why", "Orders", "First line", "Message"].map(headCell));
  const rows = groups.map(({ code, status, message, count, firstLine }) =>
    element(
      "tr",
      { "data-testid": "failure" },
      element("th", { scope: "row" }, element("code", {}, status ? `${code} ${status}` : code)),
      element("td", { class: "number" }, formatCount(count)),
      element("td", { class: "number" }, formatCount(firstLine)),
      element("td", {}, message),
    ),
  );
  const caption = element("caption", {}, "Why orders failed");
  return [element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...rows))];
}

const headCell = (text: string): HTMLElement => element("th", { scope: "col" }, text);
