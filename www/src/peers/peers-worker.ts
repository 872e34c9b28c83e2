// Runs this package and its peers on the same orders, away from the page.

import { version as ajvVersion } from "ajv/package.json";
import { validateOrder, validateOrderJson } from "assessment-order";
import { version as ownVersion } from "assessment-order/package.json";
import { version as zodVersion } from "zod/package.json";
import { cleanOrder } from "../bulk/made-orders";
import { loadAjv } from "./ajv-order";
import { BAD_ORDERS } from "./bad-orders";
import type { Catches, Comparison, FromWorker, Rival } from "./messages";
import { measure, type Work } from "./rounds";
import { loadZod } from "./zod-order";

const ROUNDS = 25;
/** Always the same order would be learnt by heart. */
const ORDERS = 16;

type Check = (value: unknown) => boolean;

interface Peer extends Rival {
  check: Check;
}

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
  const texts = Array.from({ length: ORDERS }, (_, index) => cleanOrder(index));
  const values = texts.map((text): unknown => JSON.parse(text));
  requireAccepted(peers, texts, values);

  let rounds = 0;
  const onRound = (doing: string) => () => {
    rounds += 1;
    tell({ kind: "progress", share: rounds / (2 * ROUNDS), doing });
  };
  const fromText = measure(textWork(peers, texts), ROUNDS, onRound("Checking orders as JSON text…"));
  const fromObjects = measure(objectWork(peers, values), ROUNDS, onRound("Checking orders as objects…"));
  const bytes = texts.map((text) => new TextEncoder().encode(text).length);
  return {
    rivals: [
      { name: "assessment-order", about: `assessment-order ${ownVersion}` },
      ...peers.map(({ name, about }) => ({ name, about })),
    ],
    fromText: fromText.timings,
    fromObjects: fromObjects.timings,
    catches: BAD_ORDERS.map(({ what, text }) => catchesOf(peers, what, text)),
    rounds: ROUNDS,
    checks: fromText.checks + fromObjects.checks,
    orders: ORDERS,
    orderBytes: bytes.reduce((sum, one) => sum + one, 0) / ORDERS,
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
function textWork(peers: readonly Peer[], texts: readonly string[]): Work[] {
  const text = (turn: number) => texts[turn % ORDERS] ?? "";
  return [
    (turn) => validateOrderJson(text(turn)).valid,
    ...peers.map(
      ({ check }): Work =>
        (turn) =>
          check(JSON.parse(text(turn))),
    ),
  ];
}

/** To check and to have what can be sent: the text is made while this package checks, so the peers make it too. */
function objectWork(peers: readonly Peer[], values: readonly unknown[]): Work[] {
  const value = (turn: number) => values[turn % ORDERS];
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
function requireAccepted(peers: readonly Peer[], texts: readonly string[], values: readonly unknown[]): void {
  const refuses = peers.find(({ check }) => !values.every(check));
  if (refuses) throw new Error(`${refuses.name} refuses a good order.`);
  if (!texts.every((text) => validateOrderJson(text).valid)) throw new Error("A good order was refused.");
}

function catchesOf(peers: readonly Peer[], what: string, text: string): Catches {
  return {
    what,
    caught: [!validateOrderJson(text).valid, ...peers.map(({ check }) => !accepts(check, text))],
  };
}

function accepts(check: Check, text: string): boolean {
  try {
    return check(JSON.parse(text));
  } catch {
    return false;
  }
}
