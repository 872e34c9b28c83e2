/** The index in a JavaScript string of the character that starts `offset` UTF-8 bytes into its text. */
export function textIndex(text: string, offset: number): number {
  let index = 0;
  for (let bytes = 0; bytes < offset && index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    bytes += utf8Length(codePoint);
    index += codePoint > 0xffff ? 2 : 1;
  }
  return index;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** Where the JSON token that starts at `index` ends: a whole string or scalar, one character of anything else. */
export function tokenEnd(text: string, index: number): number {
  const token = /"(?:[^"\\\n]|\\.)*"?|[-+.\w]+|[\s\S]/y;
  token.lastIndex = index;
  return index + (token.exec(text)?.[0].length ?? 0);
}
