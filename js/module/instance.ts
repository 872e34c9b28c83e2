import { createGlue, type Glue } from "#glue";
import { compile } from "#module";
import { OrderError } from "../errors/order-error.js";

/** One running copy of the module. */
interface Instance {
  glue: Glue;
  memory: { readonly buffer: ArrayBuffer };
}

/** Rejects the calls that wait for an instance that broke. */
type Reject = (error: OrderError) => void;

let module: WebAssembly.Module | undefined;
let instance: Instance | undefined;
let waiting = new Set<Reject>();

/** The running module; it is compiled and started by the first call. */
export function wasm(): Instance {
  instance ??= start();
  return instance;
}

/** A promise of the module's, which also settles if the module breaks before. */
export function whileRunning<T>(promise: Promise<T>): Promise<T> {
  const calls = waiting;
  return new Promise<T>((resolve, reject) => {
    calls.add(reject);
    const done = () => calls.delete(reject);
    promise.then(resolve, reject).then(done);
  });
}

function start(): Instance {
  module ??= compile();
  const glue = createGlue();
  const { exports } = new WebAssembly.Instance(module, {
    "./assessment_order_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(guarded(exports));
  (exports["__wbindgen_start"] as () => void)();
  return { glue, memory: exports["memory"] as Instance["memory"] };
}

/**
 * The exports, each watched: what one throws is a defect that leaves the instance in an unknown state, so that it is
 * not used again.
 */
function guarded(exports: WebAssembly.Exports): WebAssembly.Exports {
  const entries = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const isCallback = name.includes("closure") || name.includes("func_elem");
    const watched = (...values: unknown[]): unknown => {
      try {
        return value(...values);
      } catch (thrown) {
        const error = abandon(thrown);
        // Nobody waits for what a callback returns; the calls that wait for the instance are told.
        if (isCallback) return undefined;
        throw error;
      }
    };
    return [name, watched];
  });
  return Object.fromEntries(entries) as WebAssembly.Exports;
}

function abandon(thrown: unknown): OrderError {
  const error = new OrderError(
    "internal",
    "The WebAssembly module failed; this is a defect of assessment-order. It was started afresh: call again.",
    { attempts: 0, retryable: true, cause: thrown },
  );
  instance = undefined;
  const calls = waiting;
  waiting = new Set();
  for (const reject of calls) reject(error);
  return error;
}
