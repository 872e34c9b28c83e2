// What mends an issue at a click: the text to put in the place of what is there.

import type { Issue } from "assessment-order";

export interface QuickFix {
  title: string;
  replacement: string;
}

/** Where a near name or value is known, that one. */
export function quickFix({ code, suggestion }: Issue): QuickFix | undefined {
  if (suggestion === undefined) return undefined;
  const verb = code === "unknown_field" ? "Rename to" : "Change to";
  return { title: `${verb} ${suggestion}`, replacement: JSON.stringify(suggestion) };
}
