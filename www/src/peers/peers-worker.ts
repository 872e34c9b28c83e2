// Runs this package and its peers on the same orders, away from the page.

import { version as ajvVersion } from "ajv/package.json";
import { validateOrder, validateOrderJson } from "assessment-order";
import { version as ownVersion } from "assessment-order/package.json";
import { version as zodVersion } from "zod/package.json";
import { Pulse } from "../bulk/pulse";
import { loadAjv } from "./ajv-order";
import { BAD_ORDERS } from "./bad-orders";
import type { Catches, Comparison, Form, FromWorker, Measurement, Rival } from "./messages";
import { type OrderKind, orderKinds, VARIETY } from "./orders";
import { measure, type Work } from "./rounds";
import { loadZod } from "./zod-order";

interface Peer extends Rival {
  check: (value: unknown) => boolean;
}

/** How each rival checks the orders of a kind. */
const WORK: Record<Form, (peers: readonly Peer[], kind: OrderKind) => Work[]> = {
  text: workFromText,
  objects: workFromObjects,
};

const tell = (message: FromWorker): void => self.postMessage(message);

addEventListener("message", () => {
  compare().then(
    (comparison) => tell({ kind: "result", comparison }),
    (error: unknown) =>
      tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
  );
});

async function compare(): Promise<Comparison> {
  tell({ kind: "progress", share: 0, doing: "Loading ajv and zod…" });
  const peers = await loadPeers();
  const kinds = orderKinds();
  for (const kind of kinds) requireAccepted(peers, kind);

  const planned = (["text", "objects"] as const).flatMap((form) => kinds.map((kind) => ({ form, kind })));
  const measurements: Measurement[] = [];
  let checks = 0;
  let rounds = 0;
  const pulse = new Pulse();
  for (const [index, { form, kind }] of planned.entries()) {
    const doing = `Checking ${kind.name}, from ${form}…`;
    const measured = measure(WORK[form](peers, kind), (share) =>
      pulse.beat(() => tell({ kind: "progress", share: (index + share) / planned.length, doing })),
    );
    checks += measured.checks;
    rounds = measured.rounds;
    measurements.push({ form, kind: kind.name, orderBytes: kind.bytes, timings: measured.timings });
  }
  const rivals = [{ name: "assessment-order", about: `assessment-order ${ownVersion}` }, ...peers];
  return {
    rivals: rivals.map(({ name, about }) => ({ name, about })),
    measurements,
    catches: BAD_ORDERS.map(({ what, text }) => catchesOf(peers, what, text)),
    rounds,
    checks,
    variety: VARIETY,
  };
}

async function loadPeers(): Promise<Peer[]> {
  const [ajv, zod] = await Promise.all([loadAjv(), loadZod()]);
  return [
    {
      name: "ajv, formats only",
      about: `ajv ${ajvVersion} with the formats of ajv-formats`,
      check: ajv.byHand,
    },
    { name: "ajv, our schema", about: `ajv ${ajvVersion} with orderJsonSchema as it is`, check: ajv.strict },
    { name: "zod", about: `zod ${zodVersion}`, check: zod },
  ];
}

/** To know whether the text is an order: this package reads it itself, the peers need it parsed. */
function workFromText(peers: readonly Peer[], { texts }: OrderKind): Work[] {
  const text = (turn: number) => texts[turn % VARIETY] ?? "";
  return [
    (turn) => validateOrderJson(text(turn)).valid,
    ...peers.map(
      ({ check }): Work =>
        (turn) =>
          check(JSON.parse(text(turn))),
    ),
  ];
}

/** To know it and to have what is sent: this package writes the text while it checks, the peers write it afterwards. */
function workFromObjects(peers: readonly Peer[], { values }: OrderKind): Work[] {
  const value = (turn: number) => values[turn % VARIETY];
  return [
    (turn) => validateOrder(value(turn)).valid,
    ...peers.map(
      ({ check }): Work =>
        (turn) =>
          check(value(turn)) && JSON.stringify(value(turn)),
    ),
  ];
}

/** Who refuses good orders would be compared for nothing. */
function requireAccepted(peers: readonly Peer[], { name, texts, values }: OrderKind): void {
  const refuses = peers.find(({ check }) => !values.every(check));
  if (refuses) throw new Error(`${refuses.name} refuses some of the ${name}.`);
  if (!texts.every((text) => validateOrderJson(text).issueCount === 0))
    throw new Error(`Some ${name} are bad.`);
}

function catchesOf(peers: readonly Peer[], what: string, text: string): Catches {
  const caught = [!validateOrderJson(text).valid, ...peers.map((peer) => !accepts(peer, text))];
  return { what, caught };
}

function accepts({ check }: Peer, text: string): boolean {
  try {
    return check(JSON.parse(text));
  } catch {
    return false;
  }
}
