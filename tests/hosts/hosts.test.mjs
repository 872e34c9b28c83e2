// One suite in every host, from the packed tarball. It runs in the hosts that are here, and names the
// others. With HOSTS=all those that come from npm are installed first, and target/hosts.json tells the
// results; HOSTS=Deno,Firefox are these alone.

import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { hosts } from "./runner/hosts.mjs";
import { installPrograms } from "./runner/programs.mjs";
import { createHostProject } from "./runner/project.mjs";
import { startServers } from "./runner/server.mjs";
import { siteOf } from "./runner/site.mjs";
import { checksOf } from "./suite/suite.js";

/** @import { Host, Place, Started } from "./runner/hosts.mjs" */
/** @import { Parameters, Result } from "./suite/suite.js" */

const REPORT = new URL("../../target/hosts.json", import.meta.url);
const LIMIT = { timeout: 180_000 };
const wanted = (process.env["HOSTS"] ?? "").split(",").filter(Boolean);
const isForAll = wanted.includes("all");

/** @type {(() => unknown)[]} what is to be undone at the end, the last first */
const undo = [];
const lasting = { after: (/** @type {any} */ end) => void undo.unshift(end) };
/** @typedef {{ version: string, where: string, passed: number, failed: number }} Tally */
/** @type {({ host: string } & (Tally | { leftOut: string }))[]} */
const told = [];
/** @type {Promise<Awaited<ReturnType<typeof prepare>>>} */
let prepared;

if (isForAll) await installPrograms();
before(() => {
  prepared = prepare();
  return prepared;
}, LIMIT);
after(async () => {
  for (const end of undo) await end();
  if (isForAll) await tell();
}, LIMIT);

const chosen = hosts().filter(({ name }) => isForAll || wanted.length === 0 || wanted.includes(name));
for (const host of chosen) {
  if (host.leftOut === undefined) describe(`in ${host.title}`, () => inHost(host));
  else leaveOut(host.title, host.leftOut);
}

/** @param {Host} host */
function inHost(host) {
  /** @type {Started} */
  let started;
  before(async () => {
    started = await host.start(await prepared);
  }, LIMIT);
  after(() => started?.close(), LIMIT);
  for (const place of host.places) {
    describe(`${host.title}, ${place.where}`, () => {
      const tally = { host: host.name, version: "", where: place.where, passed: 0, failed: 0 };
      told.push(tally);
      before(() => {
        tally.version = started.version;
      });
      for (const entry of entriesOf(place))
        describe(entry.name, () => withEntry(() => started, place, entry, tally));
    });
  }
}

/**
 * @param {() => Started} started
 * @param {Place} place
 * @param {ReturnType<typeof entriesOf>[number]} entry
 * @param {Tally} tally
 */
function withEntry(started, place, { parameters }, tally) {
  /** @type {Result[]} */
  let results = [];
  before(async () => {
    const { server, closed, pages } = await prepared;
    const run = Math.random().toString(36).slice(2);
    const wasm = `${server}/node_modules/assessment-order/assessment_order_bg.wasm`;
    const origin = place.facts.hasOrigin ? { origin: pages } : {};
    const facts = { ...place.facts, ...origin };
    results = await started().run(place, { ...parameters, run, server, closed, wasm, facts });
  }, LIMIT);
  for (const [name] of checksOf({ ...parameters, facts: place.facts })) {
    test(name, () => {
      const result = results.find((own) => own.name === name);
      tally[result?.ok ? "passed" : "failed"] += 1;
      if (!result?.ok)
        throw Object.assign(new Error(name), { stack: result?.error ?? "The host told nothing." });
    });
  }
}

/**
 * The default entry, and the slim one with its module in each form; with the first one all is checked.
 *
 * @param {Place} place
 */
function entriesOf({ forms }) {
  const slim = forms.map((init, at) => ({
    name: `assessment-order/slim, init given ${init}`,
    parameters: { init, isBrief: at > 0 },
  }));
  return [{ name: "assessment-order", parameters: {} }, ...slim];
}

/**
 * @param {string} title
 * @param {string} reason
 */
function leaveOut(title, reason) {
  console.log(`hosts: ${title} is left out: ${reason}`);
  told.push({ host: title, leftOut: reason });
  test(`in ${title}`, { skip: reason }, () => undefined);
}

async function prepare() {
  const folder = await createHostProject(lasting);
  const site = siteOf(folder);
  const { pages, server } = await startServers(lasting, site.serve);
  return { folder, site, pages, server, closed: await addressWhereNobodyListens() };
}

async function addressWhereNobodyListens() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function tell() {
  await mkdir(new URL(".", REPORT), { recursive: true });
  await writeFile(REPORT, `${JSON.stringify({ date: new Date().toISOString(), hosts: told }, null, 2)}\n`);
}
