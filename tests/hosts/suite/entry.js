// The suite with the package, which is found by its name.

import { runSuite } from "./suite.js";

/**
 * @param {import("./suite.js").Parameters} parameters with `init` for the slim entry
 * @param {WebAssembly.Module} [module]
 */
export const run = (parameters, module) =>
  runSuite(
    () => (parameters.init === undefined ? import("assessment-order") : import("assessment-order/slim")),
    parameters,
    module,
  );
