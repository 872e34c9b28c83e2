// The examples in the documents: the blocks of JavaScript and TypeScript, and what they say that they print.

import { readdirSync, readFileSync } from "node:fs";

/**
 * @typedef {object} Example
 * @property {string} name the document, the heading and a number, for people
 * @property {string} code
 * @property {string[]} printed the lines that its comments promise
 */

const ROOT = new URL("../../", import.meta.url);
const BLOCK = /^```(?:js|ts)\n(?<code>.*?)^```$/gms;

/** @returns {Example[]} of README.md and of docs/ */
export function documentExamples() {
  const documents = ["README.md", ...readdirSync(new URL("docs", ROOT)).map((name) => `docs/${name}`)];
  return documents.filter((path) => path.endsWith(".md")).flatMap(examplesOf);
}

/** @param {string} path */
function examplesOf(path) {
  const text = readFileSync(new URL(path, ROOT), "utf8");
  return [...text.matchAll(BLOCK)].map((block) => {
    const code = block.groups?.["code"] ?? "";
    const before = text.slice(0, block.index);
    const heading = before
      .match(/^#+ .*$/gm)
      ?.at(-1)
      ?.replace(/^#+ /, "");
    return { name: `${path}, ${heading}, line ${before.split("\n").length}`, code, printed: printedBy(code) };
  });
}

/**
 * A comment behind `console.log`, and those on lines of their own below it or below its loop, are what
 * is printed.
 *
 * @param {string} code
 */
function printedBy(code) {
  const lines = code.split("\n");
  return lines.flatMap((line, index) => {
    const [, behind] = /console\.log\(.*\); \/\/ (.*)$/.exec(line) ?? [];
    if (behind !== undefined) return [behind];
    const [, alone] = /^\/\/ (.*)$/.exec(line) ?? [];
    const above = lines.slice(0, index).findLast((other) => !other.startsWith("//")) ?? "";
    return alone !== undefined && /console\.log\(|^}$/.test(above) ? [alone] : [];
  });
}
