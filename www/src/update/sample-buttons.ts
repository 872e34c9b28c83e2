// Ready-made orders, one button each.

import { byId } from "../dom";
import { hugeOrder } from "./huge-order";
import { CLEAN_ORDER, FAULTY_ORDER } from "./samples";

const SAMPLES = {
  "sample-clean": () => CLEAN_ORDER,
  "sample-faulty": () => FAULTY_ORDER,
  "sample-huge": hugeOrder,
};

export function connectSampleButtons(load: (text: string) => void): void {
  for (const [id, text] of Object.entries(SAMPLES)) {
    byId(id, HTMLButtonElement).addEventListener("click", () => load(text()));
  }
}
