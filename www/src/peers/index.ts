// This package beside its peers, in the visitor's own browser.

import "./peers.css";
import { createCodePanel } from "../code-panel";
import { announce, element } from "../dom";
import { showCatches } from "./catches-view";
import { showComparison } from "./comparison-view";
import type { Comparison, FromWorker } from "./messages";
import { circumstancesOf, outcomeOf } from "./wording";

const CODE = `import { validateOrder, validateOrderJson } from "assessment-order";

validateOrderJson(text).valid; // beside: check(JSON.parse(text))
validateOrder(order).valid; // beside: check(order) && JSON.stringify(order)
`;

export function mountPeers(section: HTMLElement): void {
  const run = element(
    "button",
    { type: "button", class: "primary", "data-testid": "peers-run" },
    "Run in this browser",
  );
  const progress = element("progress", { max: "1", value: "0", "aria-label": "Progress", hidden: "" });
  const status = element("p", { role: "status", class: "outcome", "data-testid": "peers-status" });
  const result = element("div", { class: "peers-result", "data-testid": "peers-result" });
  let worker: Worker | undefined;

  function finish(text: string, state: "done" | "failed"): void {
    worker?.terminate();
    worker = undefined;
    progress.hidden = true;
    run.setAttribute("aria-disabled", "false");
    run.textContent = "Run again";
    status.dataset["state"] = state;
    announce(status, text);
  }

  function start(): void {
    if (worker) return;
    run.setAttribute("aria-disabled", "true");
    progress.value = 0;
    progress.hidden = false;
    status.dataset["state"] = "running";
    announce(status, "Loading ajv and zod…");
    worker = new Worker(new URL("./peers-worker.ts", import.meta.url), { type: "module", name: "peers" });
    worker.addEventListener("error", ({ message }) => finish(`It could not be run: ${message}`, "failed"));
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => hear(data));
    worker.postMessage("run");
  }

  function hear(message: FromWorker): void {
    if (message.kind === "progress") {
      progress.value = message.share;
      announce(status, message.doing);
    } else if (message.kind === "failed") {
      finish(`It could not be run: ${message.message}`, "failed");
    } else {
      result.replaceChildren(...resultOf(message.comparison));
      finish(outcomeOf(message.comparison), "done");
    }
  }

  run.addEventListener("click", start);
  const what = element(
    "p",
    { class: "hint" },
    "assessment-order, ajv and zod, loaded now and run here for some seconds; nothing is sent.",
  );
  const head = element("div", { class: "panel-head" }, element("h2", {}, "Side by side"), run);
  section.append(
    element("div", { class: "panel peers", "data-testid": "peers" }, head, what, progress, status, result),
  );
  createCodePanel(section, () => CODE);
}

function resultOf(comparison: Comparison): HTMLElement[] {
  const circumstances = element("p", { class: "hint", "data-testid": "peers-circumstances" });
  circumstances.textContent = circumstancesOf(comparison);
  return [...showComparison(comparison), showCatches(comparison), circumstances];
}
