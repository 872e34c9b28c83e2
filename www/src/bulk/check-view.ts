// How far the check is, and what it came to: progress, figures, charts.

import { announce, element } from "../dom";
import { createBarChart } from "./bar-chart";
import { createFigures } from "./figures";
import { formatCount, formatDuration, formatMegabytes, formatPlural, formatRate } from "./format";
import type { CheckProgress, End, RowFilter } from "./messages";

export interface CheckView {
  element: HTMLElement;
  begin(name: string): void;
  show(progress: CheckProgress, filter: RowFilter): void;
  end(progress: CheckProgress, end: End): void;
  /** Ends the check that is running, if one is. */
  fail(message: string): void;
}

export interface CheckActions {
  cancel(): void;
  filter(filter: RowFilter): void;
}

export function createCheckView({ cancel, filter }: CheckActions): CheckView {
  const summary = element("p", { class: "summary", role: "status", tabindex: "-1" });
  summary.dataset["testid"] = "bulk-summary";
  const progress = element("progress", { max: "1", "aria-label": "How much of the file is checked" });
  const stop = element("button", { type: "button", "data-testid": "bulk-cancel" }, "Cancel");
  const running = element("div", { class: "running", hidden: "" }, progress, stop);
  const figures = createFigures({
    "bulk-lines": "Orders",
    "bulk-faulty": "With errors",
    "bulk-warned": "With warnings only",
    "bulk-throughput": "Throughput",
    "bulk-rate": "Orders a second",
    "bulk-time": "Time",
  });
  const codes = createBarChart("By code", "bulk-codes", (code) => filter({ code }));
  const fields = createBarChart("By field", "bulk-fields", (field) => filter({ field }));
  const charts = element("div", { class: "charts", hidden: "" }, codes.element, fields.element);
  stop.addEventListener("click", cancel);

  let name = "";
  const state = (state: string, text: string) => {
    summary.dataset["state"] = state;
    announce(summary, text);
  };

  /** The button goes; where it had the focus, the outcome gets it. */
  function stopRunning(): void {
    if (document.activeElement === stop) summary.focus();
    running.hidden = true;
  }

  function draw(now: CheckProgress, { code, field }: RowFilter): void {
    progress.value = now.totalBytes === 0 ? 1 : Math.min(1, now.bytes / now.totalBytes);
    figures.show({
      "bulk-lines": formatCount(now.lines),
      "bulk-faulty": formatCount(now.faulty),
      "bulk-warned": formatCount(now.warned),
      "bulk-throughput": formatRate(now.bytes / 1e6, now.milliseconds, "MB/s"),
      "bulk-rate": formatRate(now.lines, now.milliseconds, ""),
      "bulk-time": formatDuration(now.milliseconds),
    });
    const counts = Object.entries(now.codes).map(([name, count]) => ({ name, count }));
    codes.show(
      counts.sort((one, another) => another.count - one.count),
      code,
    );
    fields.show(
      now.fields.map(({ field: name, count }) => ({ name, count })),
      field,
      now.moreFields === 0 ? "" : `and ${formatPlural(now.moreFields, "more field", "more fields")}`,
    );
    charts.hidden = counts.length === 0;
  }

  return {
    element: element("div", { class: "check-view" }, summary, running, figures.list, charts),
    begin(source) {
      name = source;
      running.hidden = false;
      state("running", `Checking ${name}…`);
    },
    show: draw,
    end(now, end) {
      stopRunning();
      if (end === "cancelled") state("cancelled", `Cancelled after ${formatCount(now.lines)} orders.`);
      else state(now.faulty === 0 ? "valid" : "invalid", sentence(name, now));
    },
    fail(message) {
      if (running.hidden) return;
      stopRunning();
      state("failed", `${name} could not be read: ${message}`);
    },
  };
}

function sentence(name: string, { lines, faulty, bytes, milliseconds }: CheckProgress): string {
  if (lines === 0) return `${name} holds no orders.`;
  const orders = formatPlural(lines, "order", "orders");
  const clean = lines - faulty;
  const time = `${formatMegabytes(bytes)} in ${formatDuration(milliseconds)}`;
  if (faulty === 0) return `${orders}, none with an error: all may be sent (${time}).`;
  return `${orders}, ${formatCount(faulty)} with errors; ${formatCount(clean)} may be sent (${time}).`;
}
