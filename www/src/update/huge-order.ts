// An order of about a megabyte, with three faults far down in it.

import { CLEAN_ORDER } from "./samples";

const ATTRIBUTES = 9000;

const FAULTS: Record<number, object> = {
  4321: { type: "SUBRESULT" },
  6789: { score_value: 51 },
  8901: { score_valeu: 47 },
};

export function hugeOrder(): string {
  const order = JSON.parse(CLEAN_ORDER);
  const response_attributes = Array.from({ length: ATTRIBUTES }, (_, index) => ({
    label: `Question ${index + 1}`,
    type: "SUB_RESULT",
    score_value: (index * 7) % 51,
    score_max: 50,
    ...FAULTS[index],
  }));
  return `${JSON.stringify({ ...order, response_attributes }, null, 2)}\n`;
}
