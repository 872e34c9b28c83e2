// The slim entry: its module comes by `init`, in any of its forms, and nothing works before.

import { expect, expectEqual, expectMatch, rejectionOf, thrownBy } from "./expect.js";

/** @import { Checks, Parameters } from "./suite.js" */

const UPDATE = { connectionId: "c1", id: "o1", order: { workspace_id: "w1" } };
const ELSEWHERE = { baseUrl: "https://example.com" };

/**
 * @param {Pick<Parameters, "init" | "facts">} parameters
 * @returns {Checks} none for the default entry, which needs no start
 */
export function startChecks({ init, facts }) {
  if (init === undefined) return {};
  const forms = { nothing: "without an argument", address: "with an address", response: "with a response" };
  const form = { ...forms, bytes: "with bytes", module: "with a compiled module" }[init];
  return {
    ...beforeInit,
    ...(facts.refusesBytes ? bytesAreRefused : {}),
    [`init ${form} makes everything work, called twice at once and again`]: async (context) => {
      const { order } = context;
      const source = await sourceOf(context);
      const given = source === undefined ? [] : [source];
      await Promise.all([order.init(...given), order.init(...given)]);
      await order.init();
      expectEqual(order.validateOrder({ workspace_id: "w1", connection_id: "c1" }).valid, true);
    },
  };
}

/** @type {Checks} */
const beforeInit = {
  "before init, a call throws an error that says so": ({ order }) => {
    for (const call of [
      () => order.validateOrder({}),
      () => order.validateOrderJson("{}"),
      () => order.parseOrder("{}"),
      () => order.orderSchema["~standard"].validate({}),
      () => order.createUpdateRequest(UPDATE, ELSEWHERE),
    ]) {
      const error = thrownBy(call);
      expect(error instanceof Error, "an Error is thrown");
      expectMatch(error.message, /await init\(\)/);
      expectEqual(order.isOrderError(error, "invalid_request"), true);
    }
  },
  "before init, a call that gives a promise rejects with the same error": async ({ order }) => {
    const iterate = async () => {
      for await (const _ of order.validateOrders("{}")) break;
    };
    for (const call of [() => order.updateOrder(UPDATE, ELSEWHERE), iterate]) {
      expectMatch((await rejectionOf(call())).message, /await init\(\)/);
    }
  },
  "an init that fails rejects, and is forgotten": async ({ order }) => {
    const error = await rejectionOf(order.init(new Uint8Array([1, 2, 3])));
    expect(error instanceof Error, "it rejects with an Error");
    expectMatch(thrownBy(() => order.validateOrder({})).message, /await init\(\)/);
  },
};

/** @type {Checks} */
const bytesAreRefused = {
  "init with bytes rejects, as this host compiles none": async ({ order, wasm }) => {
    const bytes = await (await fetch(wasm)).arrayBuffer();
    expectMatch((await rejectionOf(order.init(bytes))).message, /code generation/);
  },
};

/** @param {any} context */
async function sourceOf({ init, wasm, module }) {
  if (init === "nothing") return undefined;
  if (init === "address") return wasm;
  if (module) return module;
  const response = await fetch(wasm);
  if (init === "response") return response;
  const bytes = await response.arrayBuffer();
  return init === "bytes" ? new Uint8Array(bytes) : WebAssembly.compile(bytes);
}
