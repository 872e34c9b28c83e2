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

export interface Catches {
  /** What is wrong with the order. */
  what: string;
  /** Whether each rival refused it. */
  caught: boolean[];
}

export interface Comparison {
  /** This package first. */
  rivals: Rival[];
  fromText: Timing[];
  fromObjects: Timing[];
  catches: Catches[];
  rounds: number;
  /** How many checks were timed, of all rivals together. */
  checks: number;
  orders: number;
  /** Of one order as text, on average. */
  orderBytes: number;
}

export type FromWorker =
  | { kind: "progress"; share: number; doing: string }
  | { kind: "result"; comparison: Comparison }
  | { kind: "failed"; message: string };
