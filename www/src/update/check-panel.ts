// What the check says of the text: how many issues, how long it took, and the list of them.

import { type Issue, type ValidationResult, validateOrderJson } from "assessment-order";
import { announce, byId, element } from "../dom";
import { formatMicroseconds, medianMicroseconds } from "./check-time";
import { type IssueActions, issueList } from "./issue-list";

const PAUSE_MS = 250;

export interface CheckPanel {
  /** Checks the text at once; what it costs is measured when the typing pauses. */
  check(text: string, strict: boolean): readonly Issue[];
}

export function createCheckPanel(actions: IssueActions): CheckPanel {
  const summary = byId("check-summary", HTMLElement);
  const time = byId("check-time", HTMLElement);
  const list = byId("issues", HTMLElement);
  let pause: ReturnType<typeof setTimeout> | undefined;

  return {
    check(text, strict) {
      const result = validateOrderJson(text, { strict });
      announce(summary, summarize(result));
      summary.dataset.state = result.valid ? "valid" : "invalid";
      list.replaceChildren(issueList(result.issues, actions), ...unlisted(result));
      list.hidden = result.issueCount === 0;
      clearTimeout(pause);
      const current = setTimeout(async () => {
        const measured = await cost(text);
        if (pause === current) time.textContent = measured;
      }, PAUSE_MS);
      pause = current;
      return result.issues;
    },
  };
}

async function cost(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text).byteLength;
  const microseconds = await medianMicroseconds(() => validateOrderJson(text));
  return `${bytes.toLocaleString("en")} bytes checked in ${formatMicroseconds(microseconds)}`;
}

function summarize(result: ValidationResult): string {
  if (result.issueCount === 0) return "No issues: ready to send.";
  return `${counts(result)}: ${result.valid ? "ready to send" : "will not be sent"}.`;
}

function counts({ issues, issueCount }: ValidationResult): string {
  if (issues.length < issueCount) return count(issueCount, "issue");
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const found = [count(errors, "error"), count(issueCount - errors, "warning")];
  return found.filter((part) => !part.startsWith("0 ")).join(", ");
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function unlisted({ issues, issueCount }: ValidationResult): HTMLElement[] {
  const more = issueCount - issues.length;
  return more > 0 ? [element("p", { class: "hint" }, `and ${more.toLocaleString("en")} more`)] : [];
}
