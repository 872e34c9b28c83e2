import { wasm } from "./instance.js";

/** Up to this length, room is made for the longest that a text can become, three bytes a code unit. */
const SHORT = 1 << 16;

/** The module gives back a buffer of more bytes once its text is read: `KEPT` in src/bindings/input.rs. */
const KEPT = 1 << 20;

/** The room that is made at least. */
const LEAST = 1 << 14;

let encoder: TextEncoder | undefined;
let view: Uint8Array<ArrayBuffer> | undefined;

/** The instance whose memory that is. */
let owner: unknown;

/** Encodes `text` straight into the module's memory and tells how many bytes it became. */
export function writeText(text: string): number {
  encoder ??= new TextEncoder();
  const room = text.length <= SHORT ? text.length * 3 : text.length + 16;
  const { read, written } = encoder.encodeInto(text, viewOf(room));
  if (read === text.length) return written;
  return encoder.encodeInto(text, viewOf(text.length * 3)).written;
}

/** Copies `bytes` into the module's memory. */
export function writeBytes(bytes: Uint8Array): number {
  viewOf(bytes.length).set(bytes);
  return bytes.length;
}

/**
 * Has the module read what was written. Its buffer is not written into meanwhile: what the host's clock, or another
 * function of the host's that the module asks, may call in gets a buffer of its own.
 */
export function whileRead<Result>(read: () => Result): Result {
  const lent = view;
  view = undefined;
  try {
    return read();
  } finally {
    view ??= lent;
  }
}

/** The module's input buffer, with room for `length` bytes. The view is kept: making one is half of a short call. */
function viewOf(length: number): Uint8Array<ArrayBuffer> {
  const instance = wasm();
  // A view of memory that grew since has no length any more.
  if (owner !== instance || !view || view.length <= length || view.length > KEPT) {
    const room = Math.max(length + 1, LEAST);
    // Should making room fail, the old view is of a buffer that is gone.
    view = undefined;
    // Making room may move the memory, so its buffer is looked at afterwards.
    const start = instance.glue.input(room);
    view = new Uint8Array(instance.memory.buffer, start, room);
    owner = instance;
  }
  return view;
}
