// What the page and its worker say to each other.

export interface Rival {
  name: string;
  /** The package and its version; for ajv also with which schema. */
  about: string;
}

export interface Timing {
  /** The median over all rounds, of one order. */
  microseconds: number;
  /** How many times as long as this package: the median of the ratios within a round. */
  ratio: number;
}

/** What the orders are checked from. */
export type Form = "text" | "objects";

/** The rivals on the same orders, this package first. */
export interface Measurement {
  form: Form;
  /** Which orders they are. */
  kind: string;
  orderBytes: number;
  timings: Timing[];
}

export interface Catches {
  /** What is wrong with the order. */
  what: string;
  /** Whether each rival refused it. */
  caught: boolean[];
}

export interface Comparison {
  /** This package first. */
  rivals: Rival[];
  measurements: Measurement[];
  catches: Catches[];
  /** In each measurement. */
  rounds: number;
  /** How many checks were timed in all. */
  checks: number;
  /** How many different orders there are of a kind. */
  variety: number;
}

export type FromWorker =
  | { kind: "progress"; share: number; doing: string }
  | { kind: "result"; comparison: Comparison }
  | { kind: "failed"; message: string };
