/** Whether a string is UTF-16 without half a surrogate pair. */
export function isWellFormed(text: string): boolean {
  const { isWellFormed: native } = text as { isWellFormed?: () => boolean };
  return native ? native.call(text) : !/\p{Surrogate}/u.test(text);
}

/** The text up to its first half of a surrogate pair, and three bytes for that, which are no UTF-8. */
export function encodeBroken(text: string): Uint8Array {
  const start = text.search(/\p{Surrogate}/u);
  const before = new TextEncoder().encode(text.slice(0, start));
  const bytes = new Uint8Array(before.length + 3);
  bytes.set(before);
  bytes.set([0xed, 0xa0, 0x80], before.length);
  return bytes;
}
