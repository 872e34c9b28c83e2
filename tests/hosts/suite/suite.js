// The suite that every host runs, word for word the same. It uses nothing but what all hosts have, and
// gives its results as data: what carries them out of a host is that host's own affair.

import { callChecks } from "./call.js";
import { failureChecks } from "./failures.js";
import { importChecks, instanceChecks, watchImport } from "./import.js";
import { manyChecks } from "./many.js";
import { policyChecks } from "./policy.js";
import { requestChecks } from "./request.js";
import { connectionsOf } from "./server.js";
import { startChecks } from "./start.js";
import { streamChecks, turnChecks } from "./streams.js";
import { collectUnhandled, unhandledChecks } from "./unhandled.js";
import { validationChecks } from "./validation.js";

/**
 * @typedef {object} Parameters what the runner tells
 * @property {string} run a word that no other run has
 * @property {string} server the address of the server
 * @property {string} closed an address where nobody listens
 * @property {string} wasm the address of the package's module
 * @property {"nothing" | "address" | "response" | "bytes" | "module"} [init] what the slim entry is given
 * @property {boolean} [isBrief] whether only the way of the module is checked
 * @property {Facts} facts
 */

/**
 * @typedef {object} Facts what is so in this host, and what must therefore be seen
 * @property {string} [origin] the page's own
 * @property {number} redirectStatus what a redirect is told with: 0 where the host hides the status
 * @property {boolean} [refusesEval] whether no text may be run as JavaScript
 * @property {boolean} [refusesBytes] whether no bytes may be compiled
 * @property {boolean} [hasNoClock] whether time stands still while it computes
 * @property {string[]} [tellsOfReads] what it calls unhandled where a read is ended, though that is handled
 */

/** @typedef {{ name: string, ok: boolean, error?: string, milliseconds: number }} Result */

/** @typedef {Record<string, (context: any) => unknown>} Checks sentences that must be true */

const PATIENCE_MS = 15_000;

/** Where only the way of the module differs, this tells whether it works. */
const BRIEFLY = ["what is wrong with a value is told with its place, and what was meant"];

/**
 * What is checked, in this order.
 *
 * @param {Pick<Parameters, "init" | "isBrief" | "facts">} parameters
 * @returns {[name: string, check: (context: any) => unknown][]}
 */
export function checksOf(parameters) {
  const groups = [validationChecks, streamChecks, requestChecks, callChecks, failureChecks, manyChecks];
  const working = groups
    .flatMap((checks) => Object.entries(checks))
    .filter(([name]) => !parameters.isBrief || BRIEFLY.includes(name));
  return [
    ...Object.entries({ ...importChecks, ...startChecks(parameters) }),
    ...working,
    ...Object.entries(parameters.facts.refusesEval ? policyChecks : {}),
    ...Object.entries(parameters.isBrief || parameters.facts.hasNoClock ? {} : turnChecks),
    ...Object.entries({ ...instanceChecks, ...unhandledChecks }),
  ];
}

/**
 * @param {() => Promise<any>} load imports the package
 * @param {Parameters} parameters
 * @param {WebAssembly.Module} [module] where the host compiles no bytes
 * @returns {Promise<Result[]>}
 */
export async function runSuite(load, parameters, module) {
  const unhandled = collectUnhandled();
  const imported = await watchImport(load);
  const { order } = imported;
  const context = { ...parameters, order, module, imported, unhandled, connect: connectionsOf(parameters) };
  /** @type {Result[]} */
  const results = [];
  for (const [name, check] of checksOf(parameters)) {
    results.push(await resultOf(name, () => check(context)));
  }
  return results;
}

/**
 * @param {string} name
 * @param {() => unknown} check
 * @returns {Promise<Result>}
 */
async function resultOf(name, check) {
  const start = performance.now();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not over after ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  try {
    await Promise.race([Promise.resolve().then(check), late]);
    return { name, ok: true, milliseconds: performance.now() - start };
  } catch (error) {
    return { name, ok: false, error: toldOf(error), milliseconds: performance.now() - start };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Not every host begins a stack with the message.
 *
 * @param {any} error
 */
function toldOf(error) {
  const { message = String(error), stack = "" } = error ?? {};
  return stack.includes(message) ? stack : `${message}\n${stack}`;
}
