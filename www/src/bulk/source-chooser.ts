// Where a person says which orders: a file that is dropped or chosen, or orders that are made.

import { element } from "../dom";
import type { BulkSource } from "./bulk-source";

const MADE = [100_000, 1_000_000];

export function createSourceChooser(choose: (source: BulkSource) => void): HTMLElement {
  const input = element("input", {
    type: "file",
    id: "bulk-file",
    class: "visually-hidden",
    accept: ".ndjson,.jsonl,.json,.txt,application/x-ndjson",
  });
  const label = element(
    "label",
    { for: "bulk-file", class: "drop", "data-testid": "bulk-drop" },
    element("strong", {}, "Drop an NDJSON file here, or choose one"),
    element(
      "span",
      { class: "hint" },
      "One order a line. The file stays in this browser; it is read as a stream.",
    ),
  );
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) choose({ kind: "file", file });
    // The same file may be chosen again, changed meanwhile.
    input.value = "";
  });
  acceptDrops(label, (file) => choose({ kind: "file", file }));

  const made = MADE.map((count) => {
    const text = `Make ${count.toLocaleString("en")} orders`;
    const button = element("button", { type: "button", "data-testid": `make-${count}` }, text);
    button.addEventListener("click", () => choose({ kind: "made", count }));
    return button;
  });
  return element(
    "div",
    { class: "chooser" },
    element("div", { class: "drop-field" }, input, label),
    element(
      "div",
      { class: "made" },
      element("div", { class: "actions" }, ...made),
      element("p", { class: "hint" }, "Made as they are read; one in a hundred is faulty."),
    ),
  );
}

function acceptDrops(target: HTMLElement, accept: (file: File) => void): void {
  const mark = (isOver: boolean) => target.classList.toggle("over", isOver);
  target.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  target.addEventListener("dragleave", () => mark(false));
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) accept(file);
  });
}
