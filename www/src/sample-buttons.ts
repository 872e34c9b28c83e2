import { byId, element } from "./dom";
import { CLEAN_ORDER, FAULTY_ORDER, SMALLEST_ORDER } from "./samples";

const SAMPLES = [
  { id: "sample-clean", title: "Clean", text: CLEAN_ORDER },
  { id: "sample-faulty", title: "Faulty", text: FAULTY_ORDER },
  { id: "sample-smallest", title: "Smallest", text: SMALLEST_ORDER },
];

/** One button for each sample order; the first sample is loaded at once. */
export function addSampleButtons(load: (text: string) => void): void {
  const group = byId("samples", HTMLElement);
  for (const { id, title, text } of SAMPLES) {
    const button = element("button", { type: "button", id, "data-testid": id }, title);
    button.addEventListener("click", () => load(text));
    group.append(button);
  }
  load(CLEAN_ORDER);
}
