// What was found, in sentences.

import { browserName } from "./browser-name";
import type { Comparison, Timing } from "./messages";

/** The outcome of the comparison in short. */
export function outcomeOf({ rivals, fromText, fromObjects, catches }: Comparison): string {
  const caught = (index: number) => catches.filter((one) => one.caught[index]).length;
  const others = rivals.slice(1).map(({ name }, index) => `${name} ${caught(index + 1)}`);
  return (
    `From text, the peers took ${range(fromText)} as long as assessment-order, from objects ${range(fromObjects)}. ` +
    `Of ${catches.length} bad orders it caught ${caught(0)}; ${others.join(", ")}.`
  );
}

function range(timings: readonly Timing[]): string {
  const ratios = timings.slice(1).map(({ ratio }) => ratio);
  return `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)} times`;
}

/** What was run, how often and where. */
export function circumstancesOf({ rivals, rounds, checks, orders, orderBytes }: Comparison): string {
  return (
    `${rivals.map(({ about }) => about).join("; ")}. Run just now in ${browserName()}, in a worker: ${orders} valid ` +
    `orders of ${Math.round(orderBytes)} bytes on average, ${rounds} rounds in which all took turns, ` +
    `${checks.toLocaleString("en")} checks in all; medians are shown. From text, the peers need JSON.parse first ` +
    "(and then hold the parsed order), while assessment-order checks the text itself. From objects, the peers check and write the text that is sent, " +
    "which assessment-order has made by then. ajv reports all errors. On another machine, and with other orders, " +
    "the figures differ."
  );
}
