import type { IssueCode } from "../generated/model.js";

/** One thing that is wrong with an order: plain data. */
export interface Issue {
  /** What kind of fault it is. */
  code: IssueCode;
  /** Whether it keeps an update from being sent. */
  severity: "error" | "warning";
  /** The way to the value at fault. */
  path: (string | number)[];
  /** The same as a JSON Pointer (RFC 6901). */
  pointer: string;
  /** One sentence for the person who must mend the order. */
  message: string;
  /** What is allowed there: a JSON type, a format, or a list of values. */
  expected?: string | string[];
  /** The JSON type that was found. */
  received?: string;
  /** What was probably meant: for `invalid_value` the value, for `unknown_field` the field's name. */
  suggestion?: string;
  /** Where in the text, in bytes from 0. Only for JSON text. */
  offset?: number;
  /** Line, from 1; lines end at LF. Only for JSON text. */
  line?: number;
  /** Column, from 1, in UTF-16 code units. Only for JSON text. */
  column?: number;
}

/** What validation found. */
export type ValidationResult =
  | { valid: true; issues: Issue[]; issueCount: number }
  | { valid: false; issues: Issue[]; issueCount: number };

/** How an order is validated. */
export interface ValidateOptions {
  /** Whether a warning makes the order invalid too. Default: false. */
  strict?: boolean | undefined;
  /**
   * How many issues are kept; all are counted. Fewer where the paths and messages of those above 1 KiB take more than
   * 4 MiB. A positive integer. Default: 100.
   */
  maxIssues?: number | undefined;
}
