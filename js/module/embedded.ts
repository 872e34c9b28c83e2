import { embedded } from "#embedded";

/** What each byte is shifted by, so that the common ones are printable. */
const SHIFT = 35;

/** The module that the package carries inside itself. */
export function compile(): WebAssembly.Module {
  const bytes = new Uint8Array(embedded.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = embedded.charCodeAt(index) - SHIFT;
  return new WebAssembly.Module(bytes);
}
