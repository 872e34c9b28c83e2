import { bytesOf } from "../validation/json-source.js";
import { encodeText } from "../validation/well-formed.js";
import { iterate, type Source } from "./iterate.js";

/** A piece of text, as a string or as bytes in UTF-8. */
export type Chunk = string | Uint8Array | ArrayBuffer;

/**
 * Text in one piece or in many, wherever they come from. Pieces are cut anywhere: the lines in them end in line ends, not
 * where a piece ends.
 */
export type ChunkSource = Chunk | Blob | Source<Chunk>;

/** No longer piece is handed on, so that there is a moment between two to show progress and to end it. */
const LONGEST = 256 * 1024;

/**
 * The source's bytes, in pieces of a bounded length.
 *
 * @throws TypeError if it is no source, or gives something that is neither text nor bytes.
 */
export async function* chunksOf(
  source: ChunkSource,
  ...signals: (AbortSignal | null | undefined)[]
): AsyncGenerator<Uint8Array, void, void> {
  let held = "";
  for await (const received of iterate(piecesOf(source), ...signals)) {
    if ("failure" in received) throw received.failure;
    const chunk = received.item;
    if (typeof chunk !== "string") {
      if (held) yield encodeText(held);
      held = "";
      for (const piece of cut(bytesOf(chunk, "Each piece of the source"))) yield piece;
      continue;
    }
    // A surrogate pair may be cut in two: its first half waits for the second.
    const text = held + chunk;
    held = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : "";
    for (const piece of cut(encodeText(held ? text.slice(0, -1) : text))) yield piece;
  }
  if (held) yield encodeText(held);
}

// Not with `yield*`, which in an async generator awaits each piece once more.
function* cut(bytes: Uint8Array): Generator<Uint8Array, void, void> {
  for (let start = 0; start < bytes.length; start += LONGEST) yield bytes.subarray(start, start + LONGEST);
}

function piecesOf(source: ChunkSource): Source<Chunk> {
  if (typeof source === "string" || ArrayBuffer.isView(source)) return [source as Chunk];
  if (typeof source !== "object" || source === null) throw notASource();
  if ("getReader" in source || Symbol.asyncIterator in source || Symbol.iterator in source) return source;
  if ("stream" in source) return source.stream() as ReadableStream<Chunk>;
  if ("byteLength" in source) return [source];
  throw notASource();
}

function notASource(): TypeError {
  return new TypeError(
    "The source must be a ReadableStream, a Blob, an (async) iterable of text or bytes, text, or bytes.",
  );
}
