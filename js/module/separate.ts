import { InvalidRequestError } from "../errors/invalid-request-error.js";

/** Where {@link init} finds the module: an address, an answer, its bytes, or the compiled module itself. */
export type ModuleSource = string | URL | Request | Response | ArrayBuffer | ArrayBufferView | object;

/** What relative addresses count from. Written out in `new URL`, webpack would look for all that it could name. */
const HERE = import.meta.url;

let compiled: WebAssembly.Module | undefined;
let compiling: Promise<WebAssembly.Module> | undefined;

/**
 * Loads and compiles the module; every other function of this entry needs that done, and throws an
 * `InvalidRequestError` before. Further calls wait for the same load; a failed one is forgotten, so that a further call
 * tries again.
 *
 * @param source Where the module is; by default the `.wasm` file beside this one.
 */
export async function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  // Only where it is needed: in workerd, and in a bundle that is no module, there is no `import.meta.url`.
  compiling ??= Promise.resolve(source ?? new URL("./assessment_order_bg.wasm", import.meta.url)).then(load);
  try {
    compiled = await compiling;
  } catch (error) {
    compiling = undefined;
    throw error;
  }
}

/** The module that {@link init} compiled. @internal */
export function compile(): WebAssembly.Module {
  if (!compiled) {
    const message = "Call `await init()` of assessment-order/slim once before any other function.";
    throw new InvalidRequestError("init", message);
  }
  return compiled;
}

async function load(source: ModuleSource): Promise<WebAssembly.Module> {
  if (tagOf(source) === "WebAssembly.Module") return source as WebAssembly.Module;
  if (ArrayBuffer.isView(source) || tagOf(source) === "ArrayBuffer") {
    // Awaited here, as workerd tells of a refusal that nobody awaits in the same turn.
    return await WebAssembly.compile(source as BufferSource);
  }
  if (tagOf(source) === "Response") return fromResponse(source as Response);
  const address = tagOf(source) === "Request" ? (source as Request).url : source;
  if (typeof address !== "string" && tagOf(address) !== "URL") {
    throw new TypeError("`init` takes an address, a Response, bytes or a WebAssembly.Module.");
  }
  const url = new URL(String(address), HERE);
  return url.protocol === "file:" ? fromFile(url) : fromResponse(await fetch(url));
}

/** Node's fetch reads no files. The name is put together so that no bundler looks for it. */
async function fromFile(url: URL): Promise<WebAssembly.Module> {
  const name = ["node", "fs/promises"].join(":");
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as {
    readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
  };
  return WebAssembly.compile(await readFile(url));
}

async function fromResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok)
    throw new Error(`The module could not be loaded: the server answered ${response.status}.`);
  const type = response.headers.get("content-type")?.trim().toLowerCase();
  if (type === "application/wasm" && "compileStreaming" in WebAssembly) {
    return WebAssembly.compileStreaming(response);
  }
  if (type?.startsWith("text/html")) {
    throw new Error(
      "The module could not be loaded: a page came in its place. Give `init` the address of assessment_order_bg.wasm.",
    );
  }
  return await WebAssembly.compile(await response.arrayBuffer());
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
