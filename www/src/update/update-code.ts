// The code that does what the panel would do, with the settings as they are.

import type { Settings } from "./settings";

export function updateCode({ target, options }: Settings): string {
  const { token, timeoutMs, ...others } = options;
  const update = literal({ ...target }, "order");
  const settings = literal(
    { ...others, timeoutMs },
    ...(token === undefined ? [] : ["token: askYourUser()"]),
    "onAttempt: console.log",
    "signal: AbortSignal.timeout(60_000)",
  );
  const strict = options.strict ? ", { strict: true }" : "";
  return `import { OrderError, parseOrder, updateOrderWithResponse } from "assessment-order";

try {
  const order = parseOrder(json${strict}); // throws with every issue and its place
  const { order: stored, requestId } = await updateOrderWithResponse(
    ${update},
    ${settings},
  );
  console.log(requestId, stored);
} catch (error) {
  if (!(error instanceof OrderError)) throw error;
  console.error(error.code, error.message, error.issues);
}
`;
}

/** An object as a person would write it: a line where it is short, else a line for each member. */
function literal(values: object, ...more: string[]): string {
  const members = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value) ?? value}`);
  const all = [...members, ...more];
  const line = `{ ${all.join(", ")} }`;
  if (line.length <= 62) return line;
  return `{\n${all.map((member) => `      ${member},\n`).join("")}    }`;
}
