// Where the order's text is written. Nothing outside knows what the editor is made of.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { type Diagnostic, linter, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, Transaction } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Issue } from "assessment-order";
import { theme } from "./editor-theme";
import { issueKeys, mend, selectIssue } from "./issue-keys";
import { quickFix } from "./quick-fix";
import { spanOf } from "./text-position";

export interface Editor {
  text(): string;
  /** A new order in the place of the old one: it can be undone like any change. */
  setText(text: string): void;
  onChange(listener: () => void): void;
  /** Underlines the issues of the present text. */
  mark(issues: readonly Issue[]): void;
  /** Moves caret and view to an issue and selects the token there. */
  show(issue: Issue): void;
  /** Takes the suggestion of an issue. */
  mend(issue: Issue): void;
}

export function createEditor(container: HTMLElement): Editor {
  const listeners: (() => void)[] = [];
  let marked: readonly Issue[] = [];

  const view = new EditorView({
    parent: container,
    state: EditorState.create({
      extensions: [
        lintGutter({ hoverTime: 150 }),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        indentOnInput(),
        bracketMatching(),
        json(),
        linter(null, { delay: 0 }),
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": "Order as JSON",
          // Focusable without it too, but not everything that looks for focusable elements knows.
          tabindex: "0",
          "aria-describedby": "check-summary editor-keys",
        }),
        // Tab is not among the keys: it leaves the editor, as it leaves any field.
        keymap.of([...issueKeys(() => marked), ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) for (const listener of listeners) listener();
        }),
      ],
    }),
  });

  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: Transaction.userEvent.of("input.paste"),
      });
      view.scrollDOM.scrollTop = 0;
    },
    onChange: (listener) => listeners.push(listener),
    mark(issues) {
      marked = issues;
      const diagnostics = issues.map((issue) => diagnostic(issue, view.state));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    show(issue) {
      view.focus();
      const { selection } = selectIssue(issue, view.state);
      view.dispatch({
        selection,
        effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }),
      });
      container.scrollIntoView({ block: "nearest" });
    },
    mend: (issue) => {
      mend(view, issue);
    },
  };
}

function diagnostic(issue: Issue, state: EditorState): Diagnostic {
  const fix = quickFix(issue);
  return {
    ...spanOf(issue, state.doc),
    severity: issue.severity,
    source: issue.code,
    message: issue.message,
    actions: fix ? [{ name: fix.title, apply: (view) => mend(view, issue) }] : [],
  };
}
