import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { type Chunk, chunksOf } from "../streams/chunks.js";
import { iterate, type Source } from "../streams/iterate.js";
import type { OrderUpdate } from "./order-update.js";

/** An update whose connection may be left out where the options name one. */
export type PartialUpdate = Omit<OrderUpdate, "connectionId"> & Partial<Pick<OrderUpdate, "connectionId">>;

/** Updates, or the text of updates one a line (NDJSON), in one piece or in many. */
export type UpdateSource = Source<PartialUpdate> | Source<Chunk> | Chunk | Blob;

/** An update, or why there is none in its place. */
export type UpdateOrError = PartialUpdate | InvalidRequestError;

/** The source's updates as they are asked for. */
export async function* updatesOf(
  source: UpdateSource,
  signal?: AbortSignal | null,
): AsyncGenerator<UpdateOrError, void, void> {
  if (isText(source) || isBlob(source)) {
    yield* updatesInText(source, signal);
    return;
  }
  const items = iterate(source as Source<PartialUpdate | Chunk>, signal);
  try {
    for (let next = await items.next(); !next.done; next = await items.next()) {
      if (isText(next.value)) {
        yield* updatesInText(withFirst(next.value, items as AsyncGenerator<Chunk, void, void>), signal);
        return;
      }
      yield next.value;
    }
  } finally {
    await items.return();
  }
}

async function* updatesInText(
  source: Chunk | Blob | AsyncIterable<Chunk>,
  signal?: AbortSignal | null,
): AsyncGenerator<UpdateOrError, void, void> {
  const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
  let begun = "";
  let line = 0;
  for await (const chunk of chunksOf(source, signal)) {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split("\n");
    begun = lines.pop() ?? "";
    for (const text of lines) {
      line += 1;
      if (text.trim() !== "") yield parse(text, line);
    }
  }
  if (begun.trim() !== "") yield parse(begun, line + 1);
}

/** The text itself is not told of: it may hold anything. */
function parse(text: string, line: number): UpdateOrError {
  try {
    return JSON.parse(text) as PartialUpdate;
  } catch {
    return new InvalidRequestError("update", `Line ${line} of the updates is not JSON.`);
  }
}

async function* withFirst<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item, void, void> {
  yield first;
  yield* rest;
}

function isText(value: unknown): value is Chunk {
  const tag = Object.prototype.toString.call(value);
  return typeof value === "string" || ArrayBuffer.isView(value) || tag === "[object ArrayBuffer]";
}

function isBlob(value: unknown): value is Blob {
  return typeof value === "object" && value !== null && "stream" in value && "arrayBuffer" in value;
}
