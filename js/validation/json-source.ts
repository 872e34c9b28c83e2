/** JSON text: a string, or bytes in UTF-8. */
export type JsonSource = string | Uint8Array | ArrayBuffer;

/**
 * The bytes, of whatever realm and kind of view they are.
 *
 * @throws TypeError if they are none: `name` must be.
 */
export function bytesOf(source: unknown, name: string = "The JSON text"): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  const tag = Object.prototype.toString.call(source);
  if (tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]") {
    return new Uint8Array(source as ArrayBuffer);
  }
  throw new TypeError(`${name} must be a string, a Uint8Array or an ArrayBuffer.`);
}
