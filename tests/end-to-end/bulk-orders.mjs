// A file of orders with faults of many kinds, and what the package in Node says of it.

import { validateOrders } from "assessment-order";
import { BULK_CONNECTION_ID } from "../../www/sandbox/index.js";

const FAULTS = [
  { status: "completed" },
  { workspace_id: "" },
  { response_score: "87" },
  { proflie_name: "Ada", profile_date_of_birth: "1992-02-30" },
  {
    response_attributes: [
      { label: "a", type: "SUB_RESULT", score_value: 60, score_max: 50 },
      { type: "TEXT" },
    ],
  },
];
const FAULT_INTERVAL = 40;

/** So many orders one a line: some faulty, one with a warning alone, with blank lines and both kinds of line ends. */
export function ordersFile(count) {
  const lines = Array.from({ length: count }, (_, index) => {
    const fault =
      index % FAULT_INTERVAL === 7 ? FAULTS[Math.floor(index / FAULT_INTERVAL) % FAULTS.length] : {};
    return JSON.stringify({ ...order(index), ...fault });
  });
  lines[3] = JSON.stringify({ ...order(3), jobId: "j3" });
  lines[5] = lines[5].slice(0, -9);
  lines.splice(10, 0, "", "   ");
  return lines.map((line, index) => (index % 3 === 0 ? `${line}\r` : line)).join("\n");
}

function order(index) {
  return {
    id: `of-mine-${index}`,
    workspace_id: "w1",
    connection_id: BULK_CONNECTION_ID,
    profile_name: "Amara Lindqvist – 総括",
    response_score: index % 100,
  };
}

/** @returns {Promise<{ lines: number, faulty: Set<number>, warned: number, reported: object[], issues: object[] }>} */
export async function judged(text) {
  const run = validateOrders(text, { strict: true });
  const reported = [];
  const faulty = new Set();
  for await (const { line, issues } of run) {
    reported.push({ line, issues: issues.map((issue) => ({ ...issue, line })) });
    if (issues.some(({ severity }) => severity === "error")) faulty.add(line);
  }
  const { lines } = await run.summary;
  const issues = reported.flatMap((one) => one.issues);
  return { lines, faulty, warned: reported.length - faulty.size, reported, issues };
}

/** The orders of the lines without an error. */
export function cleanOrders(text, faulty) {
  return text
    .split("\n")
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ line, text }) => text.trim() !== "" && !faulty.has(line))
    .map(({ text }) => JSON.parse(text));
}
