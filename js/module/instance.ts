import { createGlue, FREES, type Glue, IMPORTS, MEMORY, START } from "#glue";
import { compile } from "#module";
import { OrderError } from "../errors/order-error.js";

/** One running copy of the module. */
interface Instance {
  glue: Glue;
  memory: { readonly buffer: ArrayBuffer };
  /** Whether it failed, and is not used any more. */
  isBroken: boolean;
  cause?: unknown;
}

/** What the module keeps of a stream of orders. */
export type LineReader = InstanceType<Glue["LineReader"]>;

let module: WebAssembly.Module | undefined;
let instance: Instance | undefined;

/** The running module; it is compiled and started by the first call. */
export function wasm(): Instance {
  instance ??= start();
  return instance;
}

function start(): Instance {
  module ??= compile();
  const glue = createGlue();
  const { exports } = new WebAssembly.Instance(module, {
    [IMPORTS]: glue as unknown as WebAssembly.ModuleImports,
  });
  const memory = exports[MEMORY] as Instance["memory"];
  const started: Instance = { glue, memory, isBroken: false };
  glue.__wbg_set_wasm(guarded(exports, started));
  (exports[START] as () => void)();
  return started;
}

/**
 * The exports, each watched: what one throws is a defect that leaves the instance in an unknown state, so that it is
 * not used again.
 */
function guarded(exports: WebAssembly.Exports, owner: Instance): WebAssembly.Exports {
  const entries = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const frees = FREES.includes(name);
    // No export takes more values; named ones are quicker than a list.
    const watched = (
      a: unknown,
      b: unknown,
      c: unknown,
      d: unknown,
      e: unknown,
      f: unknown,
      g: unknown,
    ): unknown => {
      try {
        if (!owner.isBroken) {
          const given: unknown = value(a, b, c, d, e, f, g);
          // What the host was asked meanwhile may have called in, and broken it.
          if (!owner.isBroken) return given;
        }
      } catch (thrown) {
        // Without a call: where the stack is full there is no room for one.
        owner.isBroken = true;
        owner.cause = thrown;
        if (instance === owner) instance = undefined;
      }
      // What a broken instance holds goes with it.
      if (frees) return undefined;
      throw failureOf(owner);
    };
    return [name, watched];
  });
  return Object.fromEntries(entries) as WebAssembly.Exports;
}

function failureOf({ cause }: Instance): OrderError {
  return new OrderError(
    "internal",
    "The WebAssembly module failed; this is a defect of assessment-order. It was started afresh: call again.",
    { attempts: 0, retryable: true, cause },
  );
}
