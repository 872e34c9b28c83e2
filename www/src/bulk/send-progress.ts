// What became of the orders so far: a sentence, a bar, figures, and why orders failed.

import { announce, element } from "../dom";
import { createFigures } from "./figures";
import { formatCount, formatDuration, formatPlural, formatRate } from "./format";
import type { End, FailureGroup, SendProgress } from "./messages";

type State = "running" | "paused" | "cancelled" | "stored" | "failed";

export interface SendProgressView {
  element: HTMLElement;
  say(state: State, text: string): void;
  show(progress: SendProgress): void;
  end(progress: SendProgress, end: End): void;
}

export function createSendProgress(): SendProgressView {
  const summary = element("p", { class: "summary", role: "status", "data-testid": "send-summary" });
  const bar = element("progress", { max: "1", value: "0", "aria-label": "How many orders are sent" });
  const figures = createFigures({
    "send-stored": "Stored",
    "send-failed": "Failed",
    "send-under-way": "Under way",
    "send-retries": "Tried again",
    "send-speed": "Orders a second",
    "send-time": "Time",
  });
  const failures = element("div", { class: "failures", "data-testid": "send-failures" });

  function say(state: State, text: string): void {
    summary.dataset["state"] = state;
    announce(summary, text);
  }

  function show(now: SendProgress): void {
    bar.value = now.total === 0 ? 1 : now.done / now.total;
    figures.show({
      "send-stored": formatCount(now.stored),
      "send-failed": formatCount(now.failed),
      "send-under-way": formatCount(now.underWay),
      "send-retries": formatCount(now.retries),
      "send-speed": formatRate(now.done, now.milliseconds, ""),
      "send-time": formatDuration(now.milliseconds),
    });
    failures.replaceChildren(...failureTable(now.failures));
  }

  return {
    element: element("div", { class: "send-view" }, summary, bar, figures.list, failures),
    say,
    show,
    end(now, end) {
      // What was under way when it was cancelled has no outcome.
      show({ ...now, underWay: 0 });
      if (end === "cancelled") say("cancelled", cancelledText(now));
      else say(now.failed === 0 ? "stored" : "failed", `Done: ${countsText(now)}`);
    },
  };
}

function countsText({ stored, failed }: SendProgress): string {
  return `${formatPlural(stored, "order is", "orders are")} stored, ${formatCount(failed)} failed.`;
}

function cancelledText(now: SendProgress): string {
  const ended = `Cancelled after ${formatCount(now.done)} of ${formatCount(now.total)}: ${countsText(now)}`;
  if (now.underWay === 0) return ended;
  const [were, underWay] = [now.underWay === 1 ? "was" : "were", formatCount(now.underWay)];
  return `${ended} ${underWay} ${were} under way and may be stored.`;
}

function failureTable(groups: readonly FailureGroup[]): HTMLElement[] {
  if (groups.length === 0) return [];
  const head = ["Why", "Orders", "First line", "Message"].map((text) =>
    element("th", { scope: "col" }, text),
  );
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
  const headRow = element("tr", {}, ...head);
  return [element("table", {}, caption, element("thead", {}, headRow), element("tbody", {}, ...rows))];
}
