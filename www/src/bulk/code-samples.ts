// What an app would write to do the same.

import type { SendOptions } from "./messages";

export const CHECK_CODE = `import { validateOrders } from "assessment-order";

// A File, the body of a Response, an iterable of text or bytes …
const run = validateOrders(file);
for await (const { line, issues } of run) {
  for (const { column, pointer, message } of issues) console.log(line, column, pointer, message);
}
const { lines, invalid, counts } = await run.summary;
console.log(lines, invalid, counts);
`;

export const sendCode = (options: SendOptions): string => `import { updateOrders } from "assessment-order";

// An array, any iterable, a stream. A source that waits is a pause: nothing is read ahead.
async function* updates() {
  for await (const order of cleanOrders()) {
    await resumed();
    yield { id: order.id, connectionId: order.connection_id, order };
  }
}

const outcomes = updateOrders(updates(), ${optionsText(options)});
for await (const outcome of outcomes) {
  if (!outcome.ok) console.log(outcome.id, outcome.error.code, outcome.attempts);
}
`;

/** The token is never shown. */
function optionsText({ baseUrl, token, concurrency, maxPerSecond }: SendOptions): string {
  const options = [
    `baseUrl: ${JSON.stringify(baseUrl)}`,
    ...(token === undefined ? [] : ["token: readToken"]),
    `concurrency: ${concurrency}`,
    ...(maxPerSecond === undefined ? [] : [`maxPerSecond: ${maxPerSecond}`]),
  ];
  return `{ ${options.join(", ")} }`;
}
