// What was found, in sentences.

import { browserName } from "./browser-name";
import type { Comparison, Form, Measurement } from "./messages";

/** The outcome of the comparison in short. */
export function outcomeOf({ rivals, measurements, catches }: Comparison): string {
  const caught = (index: number) => catches.filter((one) => one.caught[index]).length;
  const others = rivals.slice(1).map(({ name }, index) => `${name} caught ${caught(index + 1)}`);
  return (
    `From text, the peers took ${range(measurements, "text")} as long as assessment-order, ` +
    `from objects ${range(measurements, "objects")}. ` +
    `Of ${catches.length} bad orders, assessment-order caught ${caught(0)}; ${others.join("; ")}.`
  );
}

function range(measurements: readonly Measurement[], form: Form): string {
  const ratios = measurements
    .filter((one) => one.form === form)
    .flatMap(({ timings }) => timings.slice(1).map(({ ratio }) => ratio));
  return `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)} times`;
}

/** What was run, how often and where. */
export function circumstancesOf({ rivals, rounds, checks, variety }: Comparison): string {
  return (
    `${rivals.map(({ about }) => about).join("; ")}. Run just now in ${browserName()}, in a worker: ${variety} ` +
    `valid orders of each kind, ${rounds} rounds in which all took turns, ${checks.toLocaleString("en")} checks in ` +
    "all; medians are shown. From text, the peers need JSON.parse first (and then hold the parsed order), while " +
    "assessment-order checks the text itself. From objects, the peers check and write the text that is sent, which " +
    "assessment-order has made by then. ajv reports all errors. On another machine, and with other orders, the " +
    "figures differ."
  );
}
