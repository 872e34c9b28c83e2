// The import itself: what it runs, and what it gives.

import { expectEqual } from "./expect.js";

/** @import { Checks } from "./suite.js" */

const PROMISED = {
  function: [
    "validateOrder",
    "validateOrderJson",
    "validateOrders",
    "parseOrder",
    "createUpdateRequest",
    "updateOrder",
    "updateOrderWithResponse",
    "updateOrders",
    "toCurl",
    "isOrderError",
    "OrderClient",
    "OrderError",
    "OrderValidationError",
    "InvalidRequestError",
    "ConnectionError",
    "TimeoutError",
    "HttpError",
    "ResponseError",
  ],
  object: [
    "orderSchema",
    "orderJsonSchema",
    "ORDER_FIELDS",
    "ORDER_STATUSES",
    "PROFILE_GENDERS",
    "ATTRIBUTE_TYPES",
  ],
};

/** What a module that runs something on import would call. */
const WATCHED = {
  globalThis: [
    "fetch",
    "setTimeout",
    "setInterval",
    "queueMicrotask",
    "addEventListener",
    "TextEncoder",
    "TextDecoder",
    "Request",
  ],
  WebAssembly: ["Module", "compile", "instantiate", "compileStreaming", "instantiateStreaming"],
};

/**
 * Imports the package, and from then on counts how often its module is started.
 *
 * @param {() => Promise<any>} load
 */
export async function watchImport(load) {
  /** @type {string[]} */
  const called = [];
  /** @type {string[]} */
  const started = [];
  watch(WebAssembly, "Instance", started);
  const watches = [
    ...WATCHED.globalThis.map((name) => watch(globalThis, name, called)),
    ...WATCHED.WebAssembly.map((name) => watch(WebAssembly, name, called)),
  ];
  const globals = Object.getOwnPropertyNames(globalThis);
  const order = await load();
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !globals.includes(name));
  for (const { restore } of watches) restore();
  return { order, ran: [...called, ...started], added, started };
}

/** @type {Checks} */
export const importChecks = {
  "importing runs nothing: no module is compiled, nothing is fetched, no global is added": ({ imported }) => {
    const { ran, added } = imported;
    expectEqual({ ran, added }, { ran: [], added: [] });
  },

  "everything that is promised is exported": ({ order }) => {
    for (const [type, names] of Object.entries(PROMISED)) {
      expectEqual(
        names.filter((name) => typeof order[name] !== type),
        [],
      );
    }
  },
};

/** @type {Checks} */
export const instanceChecks = {
  "whatever it was given, the module was started once and never broke": ({ imported }) => {
    expectEqual(imported.started, ["Instance"]);
  },
};

/** Node brings parts written in JavaScript, such as its fetch, and starts them when they are first needed. */
const isOfNode = () => String(new Error().stack).includes("node:internal/deps/");

/**
 * @param {any} owner
 * @param {string} name
 * @param {string[]} called where each call is noted
 */
function watch(owner, name, called) {
  const own = owner[name];
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const restore = () => {
    if (descriptor) Object.defineProperty(owner, name, descriptor);
    else delete owner[name];
  };
  if (typeof own !== "function") return { restore };
  const note = () => void (isOfNode() || called.push(name));
  const value = new Proxy(own, {
    apply(target, self, given) {
      note();
      return Reflect.apply(target, self, given);
    },
    construct(target, given, newTarget) {
      note();
      return Reflect.construct(target, given, newTarget);
    },
  });
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  return { restore };
}
