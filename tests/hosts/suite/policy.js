// Where text may not be run as JavaScript: all that was checked there needed none.

import { expect } from "./expect.js";

/** @type {import("./suite.js").Checks} */
export const policyChecks = {
  "no text is run as JavaScript here": () => {
    for (const run of [
      // biome-ignore lint/security/noGlobalEval: it is there to be refused.
      () => globalThis.eval("1"),
      () => new Function("return 1"),
    ]) {
      let isRefused = false;
      try {
        run();
      } catch {
        isRefused = true;
      }
      expect(isRefused, "the host refuses it");
    }
  },
};
