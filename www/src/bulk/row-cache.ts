// The rows of the table that were fetched from the worker, in blocks.

import type { IssueRow } from "./messages";

const BLOCK = 200;
const MOST_BLOCKS = 40;

type Fetch = (from: number, to: number) => Promise<{ rows: IssueRow[] }>;

export class RowCache {
  readonly #blocks = new Map<number, IssueRow[]>();
  readonly #underWay = new Set<number>();
  readonly #fetch: Fetch;
  readonly #onArrival: () => void;

  constructor(fetch: Fetch, onArrival: () => void) {
    this.#fetch = fetch;
    this.#onArrival = onArrival;
  }

  /** The row, if it is here; else it is fetched. `total` is how many rows there are. */
  row(index: number, total: number): IssueRow | undefined {
    const block = Math.floor(index / BLOCK);
    const rows = this.#blocks.get(block);
    const found = rows?.[index - block * BLOCK];
    if (!found && index < total) void this.#load(block);
    return found;
  }

  async #load(block: number): Promise<void> {
    if (this.#underWay.has(block)) return;
    this.#underWay.add(block);
    const { rows } = await this.#fetch(block * BLOCK, (block + 1) * BLOCK);
    this.#underWay.delete(block);
    this.#blocks.delete(block);
    this.#blocks.set(block, rows);
    const [oldest] = this.#blocks.keys();
    if (oldest !== undefined && this.#blocks.size > MOST_BLOCKS) this.#blocks.delete(oldest);
    this.#onArrival();
  }
}
