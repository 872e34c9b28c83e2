// The page's side of the worker: says what to do, and hands on what it tells.

import type { FromWorker, IssueRow, RowFilter, ToWorker } from "./messages";

/** What may be under way when the worker breaks. */
const TASKS = ["check", "report", "send", "retry"] as const;

type Told<K extends FromWorker["kind"]> = Extract<FromWorker, { kind: K }>;

export class BulkClient {
  readonly #worker = new Worker(new URL("./bulk-worker.ts", import.meta.url), {
    type: "module",
    name: "bulk",
  });
  readonly #listeners = new Map<string, ((message: FromWorker) => void)[]>();
  readonly #awaited = new Map<number, (answer: Told<"rows">) => void>();
  #requests = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    this.#worker.addEventListener("error", ({ message }) =>
      this.#fail(message || "The worker could not be started."),
    );
  }

  on<K extends FromWorker["kind"]>(kind: K, listener: (message: Told<K>) => void): void {
    const listeners = this.#listeners.get(kind) ?? [];
    this.#listeners.set(kind, [...listeners, (message) => listener(message as Told<K>)]);
  }

  say(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  rows(filter: RowFilter, from: number, to: number): Promise<{ total: number; rows: IssueRow[] }> {
    this.#requests += 1;
    const request = this.#requests;
    return new Promise((resolve) => {
      this.#awaited.set(request, resolve);
      this.say({ kind: "rows", request, filter, from, to });
    });
  }

  /** Which task it was is not known: each view that has one under way takes it for its own. */
  #fail(message: string): void {
    for (const during of TASKS) this.#hear({ kind: "failed", during, message });
  }

  #hear(message: FromWorker): void {
    if (message.kind === "rows") {
      this.#awaited.get(message.request)?.(message);
      this.#awaited.delete(message.request);
      return;
    }
    for (const listener of this.#listeners.get(message.kind) ?? []) listener(message);
  }
}
