/** The bytes of the module as text, at the end of the bundle: see scripts/build/embedded.mjs. */
declare const embedded: string;

/** The module that the package carries inside itself, as text: see scripts/build/embedded.mjs. */
export function compile(): WebAssembly.Module {
  const bytes = new Uint8Array(embedded.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const code = embedded.charCodeAt(index);
    bytes[index] = code - (code > 101 ? 6 : 36);
  }
  return new WebAssembly.Module(bytes);
}
