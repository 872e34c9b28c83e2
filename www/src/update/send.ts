// The *Update order* button and its *Cancel*.

import { type AttemptReport, parseOrder, updateOrderWithResponse } from "assessment-order";
import { byId } from "../dom";
import type { AnswerPanel } from "./answer-panel";
import { requestFor } from "./request-preview";
import type { SettingsForm } from "./settings";
import type { Timeline } from "./timeline";

interface Parts {
  text(): string;
  settings: SettingsForm;
  answer: AnswerPanel;
  timeline: Timeline;
  /** The call is over, whatever came of it. */
  onEnd(): void;
}

export function connectSend({ text, settings, answer, timeline, onEnd }: Parts): void {
  const update = byId("update-order", HTMLButtonElement);
  const cancel = byId("cancel", HTMLButtonElement);
  let abort: AbortController | undefined;

  function onAttempt(report: AttemptReport): void {
    timeline.report(report);
    if (report.retryInMs !== undefined) answer.tryingAgain(report);
  }

  async function send(signal: AbortSignal): Promise<void> {
    const { target, options } = settings.read();
    try {
      // What cannot be sent throws here, before there is an attempt to show.
      const sent = await requestFor(text(), { target, options }).json();
      const order = parseOrder(text());
      timeline.start();
      const response = await updateOrderWithResponse({ ...target, order }, { ...options, signal, onAttempt });
      timeline.end("");
      answer.stored(response, { order: sent, fields: target.fields });
    } catch (error) {
      const isCancelled = signal.aborted && error === signal.reason;
      timeline.end(isCancelled ? "cancelled" : "ended");
      if (isCancelled) answer.cancelled();
      else answer.failed(error);
    }
  }

  byId("request-form", HTMLFormElement).addEventListener("submit", async (event) => {
    event.preventDefault();
    if (abort) return;
    abort = new AbortController();
    timeline.clear();
    answer.waiting();
    update.setAttribute("aria-disabled", "true");
    cancel.hidden = false;
    await send(abort.signal);
    if (document.activeElement === cancel) update.focus();
    cancel.hidden = true;
    update.removeAttribute("aria-disabled");
    abort = undefined;
    onEnd();
  });

  cancel.addEventListener("click", () => abort?.abort());
}
