import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { IssueCode } from "../generated/model.js";
import { type Chunk, chunksOf } from "../streams/chunks.js";
import { iterate, type Received, type Source } from "../streams/iterate.js";
import { Turn } from "../streams/turn.js";
import { validateOrderJson } from "../validation/validate-order-json.js";
import type { OrderUpdate } from "./order-update.js";

/** An update whose connection may be left out where the options name one. */
export interface PartialUpdate extends Omit<OrderUpdate, "connectionId"> {
  /** The connection that the order came through. */
  connectionId?: string | undefined;
}

/** Updates, or the text of updates one a line (NDJSON), in one piece or in many. */
// The array first: of its items the compiler then tells what is wrong with them.
export type UpdateSource = readonly PartialUpdate[] | Source<PartialUpdate> | Source<Chunk> | Chunk | Blob;

/** What stands in the place of an update, or why nothing can. */
export type UpdateOrFault = { update: unknown } | { fault: InvalidRequestError };

const LINE_FEED = 0x0a;

/** The source's updates as they are asked for. */
export async function* updatesOf(
  source: UpdateSource,
  signal?: AbortSignal | null,
): AsyncGenerator<UpdateOrFault, void, void> {
  if (isText(source) || isBlob(source)) {
    yield* updatesInText(source, signal);
    return;
  }
  const items = iterate(source as Source<PartialUpdate | Chunk>, signal);
  try {
    const first = await items.next();
    if (!first.done && "item" in first.value && isText(first.value.item)) {
      yield* updatesInText(piecesOf(first.value, items), signal);
      return;
    }
    for (let next = first; !next.done; next = await items.next()) yield updateOf(next.value);
  } finally {
    await items.return();
  }
}

function updateOf(received: Received<unknown>): UpdateOrFault {
  return "item" in received ? { update: received.item } : { fault: unreadable(received.failure) };
}

/** What is said of an update that throws where it is looked at. */
export function unreadable(cause: unknown): InvalidRequestError {
  const message = "The update cannot be read; what it threw is the cause.";
  return new InvalidRequestError("update", message, { cause });
}

async function* updatesInText(
  source: Chunk | Blob | AsyncIterable<Chunk>,
  signal?: AbortSignal | null,
): AsyncGenerator<UpdateOrFault, void, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const turn = new Turn();
  let begun: Uint8Array[] = [];
  let line = 0;
  for await (const chunk of chunksOf(source, signal)) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line += 1;
      yield* updateIn(joined(begun, chunk.subarray(start, end)), line, decoder);
      begun = [];
      start = end + 1;
      if (turn.isOver) await turn.pass();
    }
    // A copy: the caller may use the chunk's memory again.
    begun.push(chunk.slice(start));
  }
  yield* updateIn(joined(begun, new Uint8Array()), line + 1, decoder);
}

function joined(begun: Uint8Array[], end: Uint8Array): Uint8Array {
  if (begun.length === 0) return end;
  const pieces = [...begun, end];
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let start = 0;
  for (const piece of pieces) {
    all.set(piece, start);
    start += piece.length;
  }
  return all;
}

/** The update in a line; none in a blank one. What is no UTF-8 is no update. */
function* updateIn(
  bytes: Uint8Array,
  line: number,
  decoder: TextDecoder,
): Generator<UpdateOrFault, void, void> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    yield unusable(line, "it is not UTF-8.");
    return;
  }
  if (/[^\t\r ]/.test(text)) yield parse(text, line);
}

/** What an object does not show any more; beyond what is too deep nobody has looked for it. */
const LOST: readonly IssueCode[] = ["duplicate_field", "invalid_number", "too_deep"];

/** Of the text no value is told: it may hold anything. */
function parse(text: string, line: number): UpdateOrFault {
  let update: unknown;
  try {
    update = JSON.parse(text);
  } catch {
    if (text.startsWith("\ufeff")) return unusable(line, "it begins with a byte order mark; leave that out.");
    return unusable(line, "it is not JSON. Each line must hold one update, and end in a line end.");
  }
  // It is no order, but this finds what JSON.parse loses: the first of two equal keys, and a number too large for it.
  const { issues, issueCount } = validateOrderJson(text, { maxIssues: Number.MAX_SAFE_INTEGER });
  const lost = issues.find(({ code }) => LOST.includes(code));
  if (lost) return unusable(line, lost.message);
  return issueCount > issues.length ? unusable(line, "its keys are too long to check.") : { update };
}

function unusable(line: number, why: string): UpdateOrFault {
  return { fault: new InvalidRequestError("update", `Line ${line} of the updates cannot be used: ${why}`) };
}

async function* piecesOf(
  first: { item: unknown },
  rest: AsyncIterable<Received<unknown>>,
): AsyncGenerator<Chunk, void, void> {
  yield first.item as Chunk;
  for await (const received of rest) {
    if ("failure" in received) throw received.failure;
    yield received.item as Chunk;
  }
}

/** Whether it is a piece of text, not an update. */
export function isText(value: unknown): value is Chunk {
  if (typeof value === "string" || ArrayBuffer.isView(value)) return true;
  try {
    return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
  } catch {
    return false;
  }
}

function isBlob(value: unknown): value is Blob {
  return typeof value === "object" && value !== null && "stream" in value && "arrayBuffer" in value;
}
