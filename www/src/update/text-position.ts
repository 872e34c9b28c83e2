// Where an issue is in the editor's text.

import type { Text } from "@codemirror/state";
import type { Issue } from "assessment-order";

export interface Span {
  from: number;
  to: number;
}

/** The token that an issue is about: a whole string or scalar, one character of anything else. */
export function spanOf(issue: Issue, text: Text): Span {
  const { line: number = 1, column = 1 } = issue;
  const line = text.line(Math.min(number, text.lines));
  const start = Math.min(column - 1, line.length);
  return { from: line.from + start, to: line.from + tokenEnd(line.text, start) };
}

export function tokenEnd(line: string, start: number): number {
  const token = /"(?:[^"\\]|\\.)*"?|[-+.\w]+|[\s\S]/y;
  token.lastIndex = start;
  return start + (token.exec(line)?.[0].length ?? 0);
}
