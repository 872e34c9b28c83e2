// Ready-made orders, one button each.

import { byId, element } from "../dom";
import { hugeOrder } from "./huge-order";
import { CLEAN_ORDER, FAULTY_ORDER } from "./samples";

const SAMPLES = [
  { id: "sample-clean", title: "Clean", text: () => CLEAN_ORDER },
  { id: "sample-faulty", title: "Faulty", text: () => FAULTY_ORDER },
  { id: "sample-huge", title: "Huge", text: hugeOrder },
];

export function addSampleButtons(load: (text: string) => void): void {
  const group = byId("samples", HTMLElement);
  for (const { id, title, text } of SAMPLES) {
    const button = element("button", { type: "button", class: "small", id, "data-testid": id }, title);
    button.addEventListener("click", () => load(text()));
    group.append(button);
  }
}
