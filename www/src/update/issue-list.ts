// A list of issues, errors and warnings apart.

import type { Issue } from "assessment-order";
import { element } from "../dom";
import { quickFix } from "./quick-fix";

export interface IssueActions {
  show(issue: Issue): void;
  mend(issue: Issue): void;
}

/** With `actions`, an issue that has a place in the text is a button that leads there, with a quick fix where there is one. */
export function issueList(issues: readonly Issue[], actions?: IssueActions): HTMLElement {
  const list = element("div", { class: "issue-lists" });
  for (const [severity, title] of [
    ["error", "Errors"],
    ["warning", "Warnings"],
  ] as const) {
    const group = issues.filter((issue) => issue.severity === severity);
    if (group.length === 0) continue;
    const count = element("span", { class: "count" }, String(group.length));
    list.append(
      element("h3", { class: `issues-title ${severity}` }, title, " ", count),
      element("ul", { class: `issues ${severity}` }, ...group.map((issue) => row(issue, actions))),
    );
  }
  return list;
}

function row(issue: Issue, actions?: IssueActions): HTMLLIElement {
  const line = element("li", { "data-testid": issue.severity, "data-code": issue.code });
  const parts = [element("span", { class: "issue-message" }, issue.message), details(issue)];
  if (!actions || issue.line === undefined) {
    line.append(element("div", { class: "issue" }, ...parts));
    return line;
  }
  line.append(button("issue", () => actions.show(issue), ...parts));
  const fix = quickFix(issue);
  if (fix) {
    const mend = button("small quick-fix", () => actions.mend(issue), fix.title);
    mend.dataset.testid = "quick-fix";
    line.append(mend);
  }
  return line;
}

function button(style: string, act: () => void, ...content: (Node | string)[]): HTMLButtonElement {
  const made = element("button", { type: "button", class: style }, ...content);
  made.addEventListener("click", act);
  return made;
}

function details(issue: Issue): HTMLElement {
  const line = element("span", { class: "issue-details" });
  line.append(element("code", { class: "issue-code", "data-testid": "issue-code" }, issue.code));
  const pointer = issue.pointer === "" ? "(the order)" : issue.pointer;
  line.append(element("code", { "data-testid": "issue-pointer" }, pointer));
  if (issue.line !== undefined) line.append(element("span", {}, `${issue.line}:${issue.column}`));
  return line;
}
