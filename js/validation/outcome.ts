import type { Output } from "../module/output.js";
import type { Issue, ValidationResult } from "./issue.js";

/** Reads what src/bindings/outcome.rs wrote. */
export function readOutcome(output: Output): ValidationResult {
  const valid = output.number() === 1;
  const issueCount = output.number();
  const issues = readList(output.number(), () => readIssue(output));
  return { valid, issues, issueCount };
}

function readIssue(output: Output): Issue {
  const issue: Issue = {
    code: output.string() as Issue["code"],
    severity: output.number() === 1 ? "error" : "warning",
    path: readPath(output),
    pointer: output.string(),
    message: output.string(),
  };
  const expected = readExpected(output);
  const received = output.optionalString();
  const suggestion = output.optionalString();
  const line = output.number();
  if (expected !== undefined) issue.expected = expected;
  if (received !== undefined) issue.received = received;
  if (suggestion !== undefined) issue.suggestion = suggestion;
  if (line > 0) {
    issue.offset = output.number();
    issue.line = line;
    issue.column = output.number();
  }
  return issue;
}

function readPath(output: Output): (string | number)[] {
  return readList(output.number(), () => output.optionalString() ?? output.number());
}

function readExpected(output: Output): string | string[] | undefined {
  const count = output.number();
  if (count === 0) return undefined;
  if (count === 1) return output.string();
  return readList(count - 1, () => output.string());
}

function readList<Item>(length: number, read: () => Item): Item[] {
  const items: Item[] = [];
  for (let left = length; left > 0; left -= 1) items.push(read());
  return items;
}
