// What the page and its worker say to each other.

import type { Issue, IssueCode } from "assessment-order";
import type { Server } from "../server";
import type { BulkSource } from "./bulk-source";

/** How far the check is, or what it came to. */
export interface CheckProgress {
  bytes: number;
  totalBytes: number;
  /** Lines that hold an order. */
  lines: number;
  /** Those with an error. */
  faulty: number;
  /** Those with warnings alone. */
  warned: number;
  milliseconds: number;
  codes: Partial<Record<IssueCode, number>>;
  /** Where the issues are, most first; places in arrays are counted together. */
  fields: FieldCount[];
  /** How many fields there are besides. */
  moreFields: number;
  /** How many issues the table holds. */
  rows: number;
  /** Whether there are more issues than the table holds. */
  isTableFull: boolean;
}

export interface FieldCount {
  field: string;
  count: number;
}

/** An issue in the table. */
export interface IssueRow extends Pick<Issue, "code" | "severity" | "pointer" | "message"> {
  line: number;
  column: number;
  /** Under which of the fields it is counted. */
  field: string;
}

/** Which issues the table shows. */
export interface RowFilter {
  code?: string;
  field?: string;
}

export interface SendOptions extends Server {
  concurrency: number;
  maxPerSecond?: number;
}

/** Why orders were not stored, and how many for this reason. */
export interface FailureGroup {
  code: string;
  status?: number;
  message: string;
  count: number;
  firstLine: number;
}

/** How far the sending is; the counts are of the whole file, over all runs. */
export interface SendProgress {
  /** How many orders this run is about. */
  total: number;
  /** How many of them have come to an end. */
  done: number;
  stored: number;
  failed: number;
  underWay: number;
  retries: number;
  milliseconds: number;
  /** How long the server last asked to wait, while that time lasts. */
  restMilliseconds: number;
  failures: FailureGroup[];
}

export type ReportFormat = "ndjson" | "csv";
export type End = "done" | "cancelled";

export type ToWorker =
  | { kind: "check"; source: BulkSource }
  | { kind: "rows"; request: number; filter: RowFilter; from: number; to: number }
  | { kind: "report"; format: ReportFormat }
  | { kind: "send"; most: number; options: SendOptions }
  | { kind: "retry"; options: SendOptions }
  | { kind: "pause" }
  | { kind: "resume" }
  | { kind: "cancel" };

export type FromWorker =
  | { kind: "checking"; progress: CheckProgress }
  | { kind: "checked"; progress: CheckProgress; end: End }
  | { kind: "rows"; request: number; total: number; rows: IssueRow[] }
  | { kind: "report"; format: ReportFormat; report: Blob; issues: number }
  | { kind: "sending"; progress: SendProgress }
  | { kind: "sent"; progress: SendProgress; end: End }
  | { kind: "failed"; during: ToWorker["kind"]; message: string };
