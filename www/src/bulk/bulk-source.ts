// Where the orders come from: a file of the person's own, or orders that are made as they are read.

import { madeOrder } from "./made-orders";

export type BulkSource = { kind: "file"; file: File } | { kind: "made"; count: number };

/** A source that was opened, to be read from its beginning as often as is wanted. */
export interface OpenSource {
  /** Of all orders; of made ones an estimate. */
  bytes: number;
  read(): AsyncIterable<Uint8Array>;
  /** The time that went into making orders, which is no part of checking them. */
  makingMilliseconds(): number;
}

export function openSource(source: BulkSource): OpenSource {
  return source.kind === "file" ? openFile(source.file) : openMade(source.count);
}

function openFile(file: File): OpenSource {
  return { bytes: file.size, read: () => chunksOf(file), makingMilliseconds: () => 0 };
}

async function* chunksOf(file: File): AsyncGenerator<Uint8Array, void, void> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

const ORDERS_IN_A_CHUNK = 256;
/** How long the worker may be deaf to messages. */
const REST_INTERVAL_MS = 25;

function openMade(count: number): OpenSource {
  const encoder = new TextEncoder();
  let making = 0;

  function chunk(first: number): Uint8Array {
    let text = "";
    const end = Math.min(first + ORDERS_IN_A_CHUNK, count);
    for (let index = first; index < end; index += 1) text += `${madeOrder(index)}\n`;
    return encoder.encode(text);
  }

  async function* read(): AsyncGenerator<Uint8Array, void, void> {
    let rested = performance.now();
    for (let first = 0; first < count; first += ORDERS_IN_A_CHUNK) {
      const start = performance.now();
      if (start - rested > REST_INTERVAL_MS) {
        await nextTask();
        rested = performance.now();
      }
      const made = chunk(first);
      making += performance.now() - start;
      yield made;
    }
  }

  const bytes = Math.round((chunk(0).length / Math.min(ORDERS_IN_A_CHUNK, count)) * count);
  return { bytes, read, makingMilliseconds: () => making };
}

/** Lets messages come in. A timer would be held back. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
