import type { Issue } from "assessment-order";
import { element } from "./dom";

/** Errors and warnings apart. With `onShow`, an issue that has a place in the text is a button that leads there. */
export function issueList(issues: readonly Issue[], onShow?: (issue: Issue) => void): HTMLElement {
  const list = element("div");
  for (const [severity, title] of [
    ["error", "Errors"],
    ["warning", "Warnings"],
  ] as const) {
    const group = issues.filter((issue) => issue.severity === severity);
    if (group.length === 0) continue;
    const rows = group.map((issue) =>
      element("li", { "data-testid": severity, "data-code": issue.code }, row(issue, onShow)),
    );
    list.append(
      element(
        "h3",
        { class: `issues-title ${severity}` },
        title,
        " ",
        element("span", { class: "count" }, String(group.length)),
      ),
      element("ul", { class: `issues ${severity}` }, ...rows),
    );
  }
  return list;
}

function row(issue: Issue, onShow?: (issue: Issue) => void): HTMLElement {
  const parts = [element("span", { class: "issue-message" }, issue.message), details(issue)];
  if (!onShow || issue.offset === undefined) return element("div", { class: "issue" }, ...parts);
  const button = element("button", { type: "button", class: "issue" }, ...parts);
  button.addEventListener("click", () => onShow(issue));
  return button;
}

function details(issue: Issue): HTMLElement {
  const line = element("span", { class: "issue-details" });
  line.append(element("code", { class: "issue-code" }, issue.code));
  line.append(element("code", {}, issue.pointer === "" ? "(the order)" : issue.pointer));
  if (issue.line !== undefined) line.append(element("span", {}, `${issue.line}:${issue.column}`));
  if (issue.suggestion !== undefined) {
    line.append(
      element("span", { class: "suggestion" }, "suggestion: ", element("code", {}, issue.suggestion)),
    );
  }
  return line;
}
