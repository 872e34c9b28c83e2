// Bytes that nobody thought of: none breaks the module, and what is said of them is what the host's own parser says.
//
//   RANDOM_TEXTS=1000000 node --test tests/contract/validate-random-bytes.test.mjs
//
// Without the number fewer are tried. SEED, beside it, repeats a run.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validateOrderJson } from "assessment-order";
import { FULL_ORDER } from "./sample-orders.mjs";

const COUNT = Number(process.env.RANDOM_TEXTS ?? 20_000);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const ORDER = encoder.encode(
  JSON.stringify({ ...FULL_ORDER, raw: { é: ["🦀", "\\", -1.5e3, null, { a: [] }] } }),
);

/** Pieces that a parser must tell apart. */
const PIECES = [
  ...[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    "\\",
    "\\u",
    "\\ud83d",
    "\\udc00",
    "\\n",
    "0",
    "-",
    "1e400",
    "0.5",
    "01",
  ],
  ...[
    "true",
    "fals",
    "null",
    " ",
    "\n",
    "\0",
    "\ufeff",
    "é",
    "🦀",
    '"raw":',
    '"status":"OPEN"',
    '"jobId":1',
    "[".repeat(20),
  ],
  ...[
    '"workspace_id":"w"',
    '"connection_id":"c"',
    '"profile_emails":["',
    '"profile_ip_address":"::1"',
    "javascript:",
  ],
].map((piece) => encoder.encode(piece));

test(`no bytes break the module, and JSON is what JSON.parse takes (seed ${SEED})`, () => {
  const random = randomIntegers(SEED);
  const makers = [() => anyBytes(random), () => pieces(random), () => damaged(random)];
  for (let turn = 0; turn < COUNT; turn += 1) {
    const bytes = makers[turn % makers.length]?.() ?? new Uint8Array();
    const { valid, issues, issueCount } = validateOrderJson(bytes, { maxIssues: 1 + random(100) });
    const broken = issues.some(({ code }) => code === "invalid_json");
    const tooDeep = issues.some(({ code }) => code === "too_deep");
    if (!tooDeep) assert.equal(broken, !isJson(bytes), show(bytes));
    assert.ok(issues.length <= issueCount, show(bytes));
    assert.ok(!(broken && valid), show(bytes));
    for (const { offset = -1, line = 0, column = 0, message } of issues) {
      assert.ok(offset >= 0 && offset <= bytes.length && line >= 1 && column >= 1, show(bytes));
      assert.ok(message.endsWith(".") || message.endsWith("?"), show(bytes));
    }
  }
});

/** @typedef {(below: number) => number} Random */

/** @param {Random} random */
function anyBytes(random, most = 80) {
  return Uint8Array.from({ length: random(most) }, () => random(256));
}

/** @param {Random} random */
function pieces(random) {
  const chosen = Array.from({ length: random(30) }, () => PIECES[random(PIECES.length)] ?? new Uint8Array());
  return Uint8Array.from(chosen.flatMap((piece) => [...piece]));
}

/**
 * An order of which a few bytes are others, or missing, or come twice.
 *
 * @param {Random} random
 */
function damaged(random) {
  let bytes = ORDER;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const [start, end] = [random(bytes.length), random(bytes.length)].sort((one, another) => one - another);
    const inserted = random(2) === 0 ? anyBytes(random, 5) : PIECES[random(PIECES.length)];
    const rest = random(4) === 0 ? (end ?? 0) : (start ?? 0) + random(2);
    bytes = joined(bytes.subarray(0, start), inserted ?? bytes, bytes.subarray(rest));
  }
  return bytes;
}

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

/** @param {Uint8Array} bytes */
function isJson(bytes) {
  try {
    JSON.parse(decoder.decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** @param {Uint8Array} bytes */
function show(bytes) {
  return Buffer.from(bytes).toString("latin1");
}

/**
 * The generator mulberry32.
 *
 * @param {number} seed
 * @returns {Random} An integer from 0 to below `below`.
 */
function randomIntegers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
