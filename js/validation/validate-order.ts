import { writeText } from "../module/input.js";
import type { ValidateOptions, ValidationResult } from "./issue.js";
import { nameNonFiniteNumbers } from "./non-finite.js";
import { readOptions, runValidation, Source } from "./run.js";
import { serialize } from "./serialize.js";

/**
 * Validates a JavaScript value as `JSON.stringify` would write it, and reports everything that is wrong with it.
 *
 * @example
 * ```ts
 * const { valid, issues } = validateOrder({ workspace_id: "w1", connection_id: "c1", status: "completed" });
 * valid; // false
 * issues[0]?.pointer; // "/status"
 * issues[0]?.suggestion; // "COMPLETED"
 * ```
 * @throws RangeError if `maxIssues` is no positive integer.
 */
export function validateOrder(order: unknown, options?: ValidateOptions): ValidationResult {
  const settings = readOptions(options);
  const text = serialize(order);
  if (typeof text !== "string") return { valid: false, issues: [text], issueCount: 1 };
  const result = runValidation(writeText(text), Source.Value, settings);
  nameNonFiniteNumbers(result.issues, order);
  return result;
}
