// One order at a time: from bytes, from text, from a JavaScript value; valid ones and one with five errors.
import { validateOrder, validateOrderJson } from "assessment-order";
import { compare } from "../measure/compare.mjs";
import { FAULTS, faultyOrder, fullOrder, smallOrder, VARIETY } from "../orders.mjs";
import { forSdk, outbound } from "../peers/sdk.mjs";
import { SDK_IN, VALIDATORS } from "../peers/validators.mjs";

/** @import { Comparison } from "../measure/results.mjs" */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @returns {Comparison[]} */
export function validate() {
  const full = several(fullOrder);
  const small = several(smallOrder);
  const faulty = several(faultyOrder);
  checkRivals(full, faulty);
  return [
    fromBytes("full order, bytes", full),
    fromText("full order, text", full),
    fromValue("full order, value", full),
    fromBytes("small order, bytes", small),
    fromText("small order, text", small),
    fromValue("small order, value", small),
    fromBytes("five errors, bytes", faulty, VALIDATORS),
    fromText("five errors, text", faulty, VALIDATORS),
    fromFaultyValue("five errors, value", faulty),
  ];
}

/** Some orders of a kind, in each form: always the same one would be learnt by heart. */
function several(make) {
  const values = Array.from({ length: VARIETY }, (_, index) => make(index));
  const texts = values.map((value) => JSON.stringify(value));
  return { values, texts, bytes: texts.map((text) => encoder.encode(text)) };
}

/** The peers take no bytes: once they get the text as if it had come for nothing, and once they have to decode. */
function fromBytes(title, { texts, bytes }, validators = [...VALIDATORS, SDK_IN]) {
  return compare(`${title} (${bytes[0].length} B)`, [
    { name: "validateOrderJson(bytes)", run: (turn) => validateOrderJson(bytes[turn % VARIETY]) },
    { name: "JSON.parse(text)", run: (turn) => JSON.parse(texts[turn % VARIETY]) },
    { name: "decode + JSON.parse", run: (turn) => JSON.parse(decoder.decode(bytes[turn % VARIETY])) },
    ...validators.map(({ name, isValid }) => ({
      name: `JSON.parse(text) + ${name}`,
      run: (turn) => isValid(JSON.parse(texts[turn % VARIETY])),
    })),
    ...validators.map(({ name, isValid }) => ({
      name: `decode + JSON.parse + ${name}`,
      run: (turn) => isValid(JSON.parse(decoder.decode(bytes[turn % VARIETY]))),
    })),
  ]);
}

function fromText(title, { texts }, validators = VALIDATORS) {
  return compare(title, [
    { name: "validateOrderJson(text)", run: (turn) => validateOrderJson(texts[turn % VARIETY]) },
    { name: "JSON.parse", run: (turn) => JSON.parse(texts[turn % VARIETY]) },
    ...validators.map(({ name, isValid }) => ({
      name: `JSON.parse + ${name}`,
      run: (turn) => isValid(JSON.parse(texts[turn % VARIETY])),
    })),
  ]);
}

function fromValue(title, { values }) {
  const forOutbound = values.map(forSdk);
  return compare(title, [
    ...valueRivals(values),
    {
      name: "official SDK, out + JSON.stringify",
      run: (turn) => JSON.stringify(outbound.parse(forOutbound[turn % VARIETY])),
    },
  ]);
}

function fromFaultyValue(title, { values }) {
  return compare(title, valueRivals(values));
}

/** An order that is checked is sent afterwards: the peers must still make it text, ours has it. */
function valueRivals(values) {
  return [
    { name: "validateOrder(value)", run: (turn) => validateOrder(values[turn % VARIETY]) },
    { name: "JSON.stringify", run: (turn) => JSON.stringify(values[turn % VARIETY]) },
    ...VALIDATORS.map(({ name, isValid }) => ({
      name: `${name} + JSON.stringify`,
      run: (turn) => {
        const value = values[turn % VARIETY];
        isValid(value);
        return JSON.stringify(value);
      },
    })),
    ...VALIDATORS.map(({ name, isValid }) => ({
      name: `${name} alone`,
      run: (turn) => isValid(values[turn % VARIETY]),
    })),
  ];
}

/** A rival that is wrong would be compared for nothing. */
function checkRivals(full, faulty) {
  for (const bytes of full.bytes) expect("ours", validateOrderJson(bytes).issueCount === 0);
  for (const value of faulty.values) expect("ours", validateOrder(value).issueCount === FAULTS);
  for (const { name, isValid } of VALIDATORS) {
    expect(name, full.values.every(isValid));
    expect(name, !faulty.values.some(isValid));
  }
  expect(SDK_IN.name, full.values.every(SDK_IN.isValid));
}

function expect(name, right) {
  if (!right) throw new Error(`${name}: judges the orders wrongly`);
}
