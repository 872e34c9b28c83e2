import type { Issue } from "assessment-order";
import { byId } from "./dom";
import { textIndex, tokenEnd } from "./text-index";

/** Where the order's text is written. Nothing outside this module knows what the editor is made of. */
export interface Editor {
  text(): string;
  setText(text: string): void;
  onChange(listener: () => void): void;
  /** Moves caret and view to an issue and selects the token there. */
  show(issue: Issue): void;
}

export function createEditor(): Editor {
  const area = byId("order-text", HTMLTextAreaElement);
  return {
    text: () => area.value,
    setText(text) {
      area.value = text;
      area.scrollTo(0, 0);
      area.dispatchEvent(new Event("input"));
    },
    onChange: (listener) => area.addEventListener("input", listener),
    show(issue) {
      const start = textIndex(area.value, issue.offset ?? 0);
      area.focus({ preventScroll: true });
      area.setSelectionRange(start, tokenEnd(area.value, start));
      scrollTo(area, issue.line ?? 1, issue.column ?? 1);
    },
  };
}

/** A textarea does not scroll to its selection by itself; its lines do not wrap, so the place can be computed. */
function scrollTo(area: HTMLTextAreaElement, line: number, column: number): void {
  const style = getComputedStyle(area);
  const top = (line - 1) * Number.parseFloat(style.lineHeight);
  const left = (column - 1) * characterWidth(style.font);
  area.scrollTo({
    top: Math.max(0, top - area.clientHeight / 3),
    left: left < area.clientWidth / 2 ? 0 : left - area.clientWidth / 2,
  });
  area.scrollIntoView({ block: "nearest" });
}

function characterWidth(font: string): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 0;
  context.font = font;
  return context.measureText("0").width;
}
