/** Three bytes that a half of a surrogate pair would be, were it a character. */
const HALF = [0xed, 0xa0, 0x80];

/** Whether a string is UTF-16 without half a surrogate pair. */
export function isWellFormed(text: string): boolean {
  const { isWellFormed: native } = text as { isWellFormed?: () => boolean };
  return native ? native.call(text) : !/\p{Surrogate}/u.test(text);
}

/** The text in UTF-8, but for each half of a surrogate pair: that becomes three bytes which are no UTF-8. */
export function encodeText(text: string): Uint8Array {
  const encoder = new TextEncoder();
  if (isWellFormed(text)) return encoder.encode(text);
  const parts = text.split(/\p{Surrogate}/u).map((part) => encoder.encode(part));
  const bytes = new Uint8Array(
    parts.reduce((length, part) => length + part.length + HALF.length, -HALF.length),
  );
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
    if (end < bytes.length) bytes.set(HALF, end);
    end += HALF.length;
  }
  return bytes;
}
