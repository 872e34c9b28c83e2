// The keys that lead from issue to issue in the editor, and mend one, with what a screen reader is told.

import type { EditorState } from "@codemirror/state";
import { EditorView, type KeyBinding } from "@codemirror/view";
import type { Issue } from "assessment-order";
import { quickFix } from "./quick-fix";
import { spanOf } from "./text-position";

type Direction = "next" | "previous";

/** F8 and Shift-F8 go round the issues; Ctrl-. (Cmd-. too) takes the suggestion of the one at the caret. */
export function issueKeys(issues: () => readonly Issue[]): KeyBinding[] {
  const go = (direction: Direction) => (view: EditorView) => {
    const issue = neighbour(issues(), view.state, direction);
    if (!issue) return false;
    view.dispatch({
      ...selectIssue(issue, view.state),
      effects: EditorView.announce.of(`${issue.severity}: ${issue.message}`),
    });
    return true;
  };
  return [
    { key: "F8", run: go("next"), shift: go("previous") },
    ...["Ctrl-.", "Cmd-."].map((key) => ({ key, run: (view: EditorView) => mendAtCaret(view, issues()) })),
  ];
}

export function selectIssue(issue: Issue, state: EditorState) {
  const { from, to } = spanOf(issue, state.doc);
  return { selection: { anchor: from, head: to }, scrollIntoView: true };
}

export function mend(view: EditorView, issue: Issue): boolean {
  const fix = quickFix(issue);
  if (!fix) return false;
  const { from, to } = spanOf(issue, view.state.doc);
  view.dispatch({
    changes: { from, to, insert: fix.replacement },
    selection: { anchor: from, head: from + fix.replacement.length },
    effects: EditorView.announce.of("Changed."),
    userEvent: "input.complete",
  });
  return true;
}

function neighbour(issues: readonly Issue[], state: EditorState, direction: Direction): Issue | undefined {
  const caret = state.selection.main.from;
  const start = (issue: Issue) => spanOf(issue, state.doc).from;
  if (direction === "next") return issues.find((issue) => start(issue) > caret) ?? issues[0];
  return issues.filter((issue) => start(issue) < caret).at(-1) ?? issues.at(-1);
}

function mendAtCaret(view: EditorView, issues: readonly Issue[]): boolean {
  const { from, to } = view.state.selection.main;
  const found = issues.find((issue) => {
    const span = spanOf(issue, view.state.doc);
    return span.from <= from && to <= span.to && quickFix(issue) !== undefined;
  });
  return found !== undefined && mend(view, found);
}
