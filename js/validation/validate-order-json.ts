import { writeBytes, writeText } from "../module/input.js";
import type { ValidateOptions, ValidationResult } from "./issue.js";
import { bytesOf, type JsonSource } from "./json-source.js";
import { readOptions, runValidation, Source } from "./run.js";
import { encodeText, isWellFormed } from "./well-formed.js";

/**
 * Validates an order's JSON text, given as a string or as bytes in UTF-8, and reports everything that is wrong with
 * it, each issue with its place in the text.
 *
 * @example
 * ```ts
 * const { issues } = validateOrderJson('{ "workspace_id": "w1",\n  "connection_id": 7 }');
 * issues[0]?.message; // "connection_id must be a string, not a number."
 * issues[0]?.line; // 2
 * issues[0]?.column; // 20
 * ```
 * @throws TypeError if `json` is neither text nor bytes; RangeError if `maxIssues` is no positive integer.
 */
export function validateOrderJson(json: JsonSource, options?: ValidateOptions): ValidationResult {
  const settings = readOptions(options);
  if (typeof json === "string" && isWellFormed(json)) {
    return runValidation(writeText(json), Source.Text, settings);
  }
  const bytes = typeof json === "string" ? encodeText(json) : bytesOf(json);
  return runValidation(writeBytes(bytes), Source.Bytes, settings);
}
