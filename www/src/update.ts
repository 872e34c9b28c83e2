import { parseOrder, updateOrderWithResponse } from "assessment-order";
import type { AnswerPanel } from "./answer-panel";
import { byId } from "./dom";
import type { Settings } from "./settings";

/** The *Update order* button and its *Cancel*. */
export function connectUpdate(answer: AnswerPanel, read: () => { text: string; settings: Settings }): void {
  const update = byId("update", HTMLButtonElement);
  const cancel = byId("cancel", HTMLButtonElement);
  let abort: AbortController | undefined;

  async function send(signal: AbortSignal): Promise<void> {
    const { text, settings } = read();
    try {
      const order = parseOrder(text);
      answer.stored(
        await updateOrderWithResponse({ ...settings.target, order }, { ...settings.options, signal }),
      );
    } catch (error) {
      if (signal.aborted && error === signal.reason) answer.cancelled();
      else answer.failed(error);
    }
  }

  byId("request-form", HTMLFormElement).addEventListener("submit", async (event) => {
    event.preventDefault();
    if (abort) return;
    abort = new AbortController();
    answer.waiting();
    update.setAttribute("aria-disabled", "true");
    cancel.hidden = false;
    await send(abort.signal);
    if (document.activeElement === cancel) update.focus();
    cancel.hidden = true;
    update.removeAttribute("aria-disabled");
    abort = undefined;
  });

  cancel.addEventListener("click", () => abort?.abort());
}
