import { whileRead } from "../module/input.js";
import { wasm } from "../module/instance.js";
import { Output } from "../module/output.js";
import type { ValidateOptions, ValidationResult } from "./issue.js";
import { readOutcome } from "./outcome.js";

/** Where a text comes from: the numbers of `Source` in src/bindings/validation.rs. */
export const Source = { Value: 0, Text: 1, Bytes: 2 } as const;

/** One of the {@link Source}s. */
export type Source = (typeof Source)[keyof typeof Source];

const DEFAULT_MAX_ISSUES = 100;

/** The module counts in 32 bits. */
const MOST_ISSUES = 0xffff_ffff;

/** The options, each of which is there. */
interface Settled {
  strict: boolean;
  maxIssues: number;
}

const DEFAULTS: Settled = { strict: false, maxIssues: DEFAULT_MAX_ISSUES };

/**
 * The options with their defaults.
 *
 * @throws RangeError if `maxIssues` is no positive integer.
 */
export function readOptions(options?: ValidateOptions): Settled {
  if (!options) return DEFAULTS;
  const { strict = false, maxIssues = DEFAULT_MAX_ISSUES } = options;
  if (!Number.isInteger(maxIssues) || maxIssues < 1) {
    throw new RangeError("`maxIssues` must be a positive integer.");
  }
  return { strict, maxIssues: Math.min(maxIssues, MOST_ISSUES) };
}

/** Validates the first `length` bytes of the module's input buffer. */
export function runValidation(
  length: number,
  source: Source,
  { strict, maxIssues }: Settled,
): ValidationResult {
  const outcome = whileRead(() => wasm().glue.validate(length, source, strict, maxIssues));
  return outcome === 0 ? { valid: true, issues: [], issueCount: 0 } : readOutcome(new Output(outcome));
}
