import { type Issue, type ValidationResult, validateOrderJson } from "assessment-order";
import { formatMicroseconds, meanMicroseconds } from "./check-time";
import { announce, byId, element } from "./dom";
import { issueList } from "./issue-list";

const PAUSE_MS = 200;

export interface CheckPanel {
  /** Checks the text at once; what it costs is measured when the typing pauses. */
  check(text: string): void;
}

export function createCheckPanel(onShow: (issue: Issue) => void): CheckPanel {
  const summary = byId("check-summary", HTMLElement);
  const time = byId("check-time", HTMLElement);
  const issues = byId("issues", HTMLElement);
  let pause: ReturnType<typeof setTimeout> | undefined;

  return {
    check(text) {
      const result = validateOrderJson(text);
      announce(summary, summarize(result));
      summary.dataset.state = result.valid ? "valid" : "invalid";
      issues.replaceChildren(issueList(result.issues, onShow), ...unlisted(result));
      issues.hidden = result.issueCount === 0;
      clearTimeout(pause);
      pause = setTimeout(() => {
        const microseconds = meanMicroseconds(() => validateOrderJson(text));
        time.textContent = `checked in ${formatMicroseconds(microseconds)}`;
      }, PAUSE_MS);
    },
  };
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
