// The table: a fault of the server or of the network, what the call comes to, and what the server saw of it.

import { ANSWERS } from "./answers.mjs";
import { CONNECTIONS } from "./connections.mjs";
import { UNSENT } from "./unsent.mjs";

/** @import { Fault } from "./fault-server.mjs" */
/** @import { Host } from "./hosts.mjs" */

/**
 * @typedef {object} Seen what is looked at of an outcome; all that is named must be so
 * @property {Record<string, unknown>} expect
 * @property {number} requests preflights apart
 */

/**
 * @typedef {object} Given
 * @property {string} what
 * @property {Fault} [fault] else a success
 * @property {Fault} [preflight] what a page is answered that asks for permission
 * @property {boolean} [readable] whether a page may read the answer
 * @property {string} [at] another base URL
 * @property {object} [update] properties in the place of the usual ones
 * @property {object} [options]
 * @property {number} [abortAfterMs]
 * @property {boolean} [tokenNever] whether the token is a function that never gives one
 * @property {[least: number, most: number]} [takes] in milliseconds
 * @property {number} [afterAbort] within how many milliseconds it ends
 * @property {number[]} [gaps] how long the server sees nothing between two requests, in milliseconds
 * @property {Host["name"][]} [only]
 * @property {Partial<Record<Host["name"] | "pages", Partial<Seen>>>} [but] where a host shows less, or something else
 */

/** @typedef {Given & Seen} Row */

/** @type {Row[]} */
export const FAULTS = [...CONNECTIONS, ...ANSWERS, ...UNSENT];
