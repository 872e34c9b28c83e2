// Every host that the suite runs in, and what it is to be one.

import { commandLineHosts } from "./command-line.mjs";
import { browserHosts } from "./pages.mjs";
import { workerd } from "./workerd.mjs";

/** @typedef {import("../suite/suite.js").Parameters} Parameters */
/** @typedef {import("../suite/suite.js").Result} Result */

/**
 * @typedef {object} Place where in a host the suite can run
 * @property {string} where
 * @property {NonNullable<Parameters["init"]>[]} forms what `init` takes there; the first is checked in full
 * @property {Omit<Parameters["facts"], "origin"> & { hasOrigin?: boolean }} facts
 * @property {string} [path] the page
 * @property {string} [policy] its Content-Security-Policy
 */

/**
 * @typedef {object} Project
 * @property {string} folder
 * @property {string} pages the origin that its pages come from
 * @property {ReturnType<typeof import("./site.mjs").siteOf>} site
 */

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {string} title unlike that of any other
 * @property {string} [leftOut] why it cannot run here
 * @property {Place[]} places
 * @property {(project: Project) => Promise<Started>} start
 */

/**
 * @typedef {object} Started
 * @property {string} version
 * @property {(place: Place, parameters: Parameters) => Promise<Result[]>} run in a realm of its own
 * @property {() => Promise<unknown>} close
 */

/** @returns {Host[]} */
export function hosts() {
  return [...commandLineHosts(), workerd(), ...browserHosts()];
}
