// workerd compiles no bytes: there an import of a .wasm file gives the module itself.
// @ts-expect-error The file lies beside the built package, not here.
import module from "./assessment_order_bg.wasm";

/** The module that the host compiled. */
export function compile(): WebAssembly.Module {
  return module as WebAssembly.Module;
}
