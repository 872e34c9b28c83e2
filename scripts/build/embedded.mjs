// The module as text, a character for each byte: that compresses far better than base64.
import { readFile } from "node:fs/promises";

/** What a minifier may write as an escape of several characters, and the rest of Latin-1, without which it is smaller. */
const NOT_TAKEN = /["\\\x7f-\xff]/;

/** The end of the bundle: there it compresses better than among the code. */
export async function embeddedModule() {
  const bytes = await readFile("pkg/assessment_order_bg.wasm");
  const characters = charactersOfBytes();
  const text = Array.from(bytes, (byte) => characters.get(byte)).join("");
  return `var embedded = ${JSON.stringify(text)};`;
}

/** For each byte the first character that stands for it: what is ASCII takes one byte in UTF-8. */
function charactersOfBytes() {
  const characters = new Map();
  for (let code = 0x20; characters.size < 256; code += 1) {
    const character = String.fromCharCode(code);
    const byte = byteOf(code);
    if (!NOT_TAKEN.test(character) && !characters.has(byte)) characters.set(byte, character);
  }
  return characters;
}

/** As js/module/embedded.ts reads it. Of a module's bytes, most are below 0x43, or from 0x60 to 0x78. */
function byteOf(code) {
  return (code - (code > 101 ? 6 : 36)) & 0xff;
}
