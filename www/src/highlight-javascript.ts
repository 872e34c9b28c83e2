// Colours for short pieces of JavaScript: comments, strings, numbers, keywords. No parser; the code is our own.

import { element } from "./dom";

const KINDS = ["comment", "string", "number", "keyword"] as const;
const TOKEN =
  /(\/\/.*)|("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\b(\d[\d_.]*)\b|\b(import|from|const|let|await|async|for|of|if|else|new|return|try|catch|throw|true|false|undefined|instanceof|function)\b/g;

export function highlightJavaScript(code: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    parts.push(code.slice(end, match.index), element("span", { class: `syntax-${kind}` }, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(code.slice(end));
  return parts;
}
