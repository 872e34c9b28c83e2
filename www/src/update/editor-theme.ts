// How the editor looks, in the page's own colours and type.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const layout = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--color-sunken)", color: "var(--color-text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", fontSize: "var(--size-small)", lineHeight: "1.65" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--color-accent)" },
  ".cm-line": { padding: "0 16px 0 6px" },
  ".cm-gutters": {
    border: "none",
    backgroundColor: "var(--color-sunken)",
    color: "var(--syntax-quiet)",
  },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.6em", padding: "0 8px 0 4px" },
  ".cm-gutter-lint": { width: "18px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0 0 6px" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": {
    backgroundColor: "color-mix(in srgb, var(--color-accent) 8%, transparent)",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--color-text)" },
  ".cm-content ::selection": {
    backgroundColor: "color-mix(in srgb, var(--color-accent) 28%, transparent)",
  },
  ".cm-matchingBracket": { backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--color-border-strong)",
  },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },

  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0" },
  ".cm-lintRange-error": {
    backgroundColor: "var(--color-error-soft)",
    textDecoration: "underline wavy 1.25px var(--color-error)",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-warning": {
    backgroundColor: "var(--color-warning-soft)",
    textDecoration: "underline wavy 1.25px var(--color-warning)",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--color-error)" },
  ".cm-lint-marker": { content: "none", width: "8px", height: "8px", marginTop: "6px", borderRadius: "50%" },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--color-error)" },
  ".cm-lint-marker-warning": {
    content: "none",
    borderRadius: "1px",
    backgroundColor: "var(--color-warning)",
    transform: "rotate(45deg)",
  },
  ".cm-tooltip": {
    maxWidth: "min(440px, calc(100vw - 32px))",
    border: "1px solid var(--color-border)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--color-raised)",
    color: "var(--color-text)",
    boxShadow: "0 6px 24px rgb(0 0 0 / 14%)",
    fontFamily: "var(--font-text)",
    fontSize: "var(--size-quiet)",
    overflow: "hidden",
  },
  ".cm-diagnostic": { padding: "10px 14px", borderLeftWidth: "3px" },
  ".cm-diagnostic + .cm-diagnostic": { borderTop: "1px solid var(--color-border)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--color-error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--color-warning)" },
  ".cm-diagnosticSource": {
    marginTop: "2px",
    color: "var(--color-muted)",
    fontFamily: "var(--font-code)",
    fontSize: "var(--size-small)",
    opacity: "1",
  },
  ".cm-diagnosticAction": {
    display: "block",
    minHeight: "30px",
    margin: "8px 0 4px",
    padding: "2px 10px",
    border: "1px solid var(--color-accent)",
    borderRadius: "6px",
    backgroundColor: "var(--color-accent)",
    color: "var(--color-on-accent)",
    fontSize: "var(--size-small)",
  },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--syntax-key)" },
  { tag: tags.string, color: "var(--syntax-string)" },
  { tag: tags.number, color: "var(--syntax-number)" },
  { tag: [tags.bool, tags.null], color: "var(--syntax-keyword)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--syntax-quiet)" },
]);

export const theme = [layout, syntaxHighlighting(colours)];
