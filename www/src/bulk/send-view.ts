// Sends the clean orders: where they go, how fast, and the buttons that begin, hold and end it.

import { element } from "../dom";
import { readServer } from "../server";
import type { BulkClient } from "./bulk-client";
import { formatCount } from "./format";
import type { SendOptions, SendProgress } from "./messages";
import { createSendControls } from "./send-controls";
import { createSendProgress } from "./send-progress";

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
  const controls = createSendControls();
  const view = createSendProgress();
  const target = element("code", { "data-testid": "send-target" });
  const send = button("send", "Send", "primary");
  send.type = "submit";
  const pause = button("send-pause", "Pause");
  const cancel = button("send-cancel", "Cancel");
  const retry = button("send-retry", "Retry the failed");
  const form = element(
    "form",
    { novalidate: "" },
    controls.element,
    element("p", { class: "hint" }, "They go to ", target, ", as chosen under ", updateLink(), "."),
    element("div", { class: "actions" }, send, pause, cancel, retry),
  );

  let clean = 0;
  let run = Date.now();
  let state: "idle" | "running" | "paused" = "idle";
  let latest: SendProgress | undefined;
  const server = () => readServer(`bulk-${run}`);
  const left = () => clean - (latest?.stored ?? 0) - (latest?.failed ?? 0);

  function options(): SendOptions {
    const { concurrency, maxPerSecond } = controls.read();
    const limit = maxPerSecond === undefined ? {} : { maxPerSecond };
    return { ...server(), concurrency, ...limit };
  }

  function begin(kind: "send" | "retry"): void {
    if (state !== "idle" || !form.reportValidity()) return;
    run += 1;
    state = "running";
    view.say("running", kind === "send" ? "Sending…" : "Sending the failed again…");
    const most = Math.min(controls.read().most, left());
    client.say(kind === "send" ? { kind, most, options: options() } : { kind, options: options() });
    arrange();
  }

  function hold(): void {
    const isPaused = state === "paused";
    state = isPaused ? "running" : "paused";
    client.say({ kind: isPaused ? "resume" : "pause" });
    if (isPaused) view.say("running", "Sending…");
    else view.say("paused", "Paused: what is under way comes to its end.");
    arrange();
  }

  /** Which buttons there are. When the one with the focus goes, the focus does not. */
  function arrange(): void {
    const focused = [pause, cancel, retry].find((one) => one === document.activeElement);
    pause.textContent = state === "paused" ? "Resume" : "Pause";
    pause.hidden = state === "idle";
    cancel.hidden = state === "idle";
    retry.hidden = state !== "idle" || (latest?.failed ?? 0) === 0;
    view.element.hidden = latest === undefined && state === "idle";
    send.setAttribute("aria-disabled", String(state !== "idle" || left() <= 0));
    if (focused?.hidden) (state === "idle" ? send : pause).focus();
  }

  function show(progress: SendProgress): void {
    // Other orders were chosen meanwhile.
    if (state === "idle") return;
    latest = progress;
    view.show(progress);
    if (state === "running") view.say("running", restText(progress));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (left() > 0) begin("send");
  });
  retry.addEventListener("click", () => begin("retry"));
  cancel.addEventListener("click", () => client.say({ kind: "cancel" }));
  pause.addEventListener("click", hold);

  client.on("sending", ({ progress }) => show(progress));
  client.on("sent", ({ progress, end }) => {
    latest = progress;
    state = "idle";
    view.end(progress, end);
    controls.limit(left());
    arrange();
  });
  client.on("failed", ({ during, message }) => {
    if (state === "idle" || (during !== "send" && during !== "retry")) return;
    state = "idle";
    view.say("failed", message);
    arrange();
  });

  const showTarget = () => {
    target.textContent = server().baseUrl;
  };
  addEventListener("hashchange", showTarget);
  showTarget();
  arrange();
  return {
    element: element("div", { class: "send" }, form, view.element),
    reset() {
      clean = 0;
      latest = undefined;
      state = "idle";
      arrange();
    },
    offer(count) {
      clean = count;
      controls.offer(count);
      arrange();
    },
    options,
    onOptions: (listener) => form.addEventListener("input", listener),
  };
}

function button(testId: string, text: string, kind = ""): HTMLButtonElement {
  return element("button", { type: "button", class: kind, "data-testid": testId }, text);
}

function updateLink(): HTMLAnchorElement {
  return element("a", { href: "#update" }, "Update");
}

function restText({ restMilliseconds }: SendProgress): string {
  if (restMilliseconds < 1000) return "Sending…";
  return `Sending; the next try follows in ${formatCount(Math.ceil(restMilliseconds / 1000))} s…`;
}
