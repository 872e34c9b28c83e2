// How many of the clean orders are sent, how many at once, and how fast.

import { element } from "../dom";

export interface SendChoice {
  most: number;
  concurrency: number;
  maxPerSecond?: number;
}

export interface SendControls {
  element: HTMLElement;
  read(): SendChoice;
  /** There are so many orders of a new source. */
  offer(clean: number): void;
  /** There are so many left. */
  limit(left: number): void;
}

const DEFAULT_MOST = 1_000;
const BOUNDS = { most: 1_000_000, concurrency: 64, maxPerSecond: 10_000 };

export function createSendControls(): SendControls {
  const most = numberInput("send-most", BOUNDS.most, DEFAULT_MOST);
  const concurrency = numberInput("send-concurrency", BOUNDS.concurrency, 6);
  const rate = numberInput("send-rate", BOUNDS.maxPerSecond, 200);
  rate.required = false;
  rate.placeholder = "no limit";
  return {
    element: element(
      "div",
      { class: "send-controls" },
      field(most, "How many orders", "the first clean ones that are not stored yet"),
      field(concurrency, "At once", "a browser opens six connections to an HTTP/1.1 server"),
      field(rate, "At most a second", "empty: no limit"),
    ),
    read() {
      const choice = { most: most.valueAsNumber, concurrency: concurrency.valueAsNumber };
      return rate.value === "" ? choice : { ...choice, maxPerSecond: rate.valueAsNumber };
    },
    offer(clean) {
      most.max = String(Math.max(1, clean));
      most.value = String(Math.max(1, Math.min(clean, DEFAULT_MOST)));
    },
    limit(left) {
      most.max = String(Math.max(1, left));
      if (most.valueAsNumber > left) most.value = most.max;
    },
  };
}

function numberInput(id: string, max: number, value: number): HTMLInputElement {
  const bounds = { min: "1", max: String(max), step: "1", value: String(value) };
  return element("input", {
    id,
    type: "number",
    inputmode: "numeric",
    required: "",
    class: "code",
    ...bounds,
  });
}

function field(input: HTMLInputElement, label: string, hint: string): HTMLElement {
  input.setAttribute("aria-describedby", `${input.id}-hint`);
  return element(
    "div",
    { class: "field" },
    element("label", { for: input.id }, label),
    input,
    element("span", { class: "hint", id: `${input.id}-hint` }, hint),
  );
}
