// The few lines that every throw-away project runs, whatever brings the package to them.

/**
 * Source of a function `run(address)`: validates, and updates an order of the sandbox at that address.
 *
 * @param {string} specifier where the package comes from
 */
export function appSource(specifier) {
  return `
    import { isOrderError, updateOrder, validateOrder } from "${specifier}";

    export async function run({ url, token, connectionId, id }) {
      const { issues } = validateOrder({ workspace_id: "w1", connection_id: "c1", status: "completed" });
      const order = { workspace_id: "w1", status: "COMPLETED", response_score: 87, profile_name: "Zoë 🦀" };
      const update = { connectionId, id, order, fields: ["id", "status", "profile_name"] };
      const stored = await updateOrder(update, { baseUrl: url, token });
      const refused = await updateOrder(update, { baseUrl: url, token: "wrong" }).catch((error) => error);
      return {
        suggestion: issues.map((issue) => issue.suggestion).join(),
        stored,
        refused: [isOrderError(refused, "http_error"), refused.status],
      };
    }
  `;
}

/** What \`run\` gives for that order. @param {string} id */
export function expectedOutcome(id) {
  return {
    suggestion: "COMPLETED",
    stored: { id, status: "COMPLETED", profile_name: "Zoë 🦀" },
    refused: [true, 401],
  };
}

/** A page's script: runs the app with the parameters of its address and tells \`window.outcome\`. */
export const PAGE_SCRIPT = `
  import { run } from "./app.js";
  const parameters = Object.fromEntries(new URLSearchParams(location.search));
  run(parameters).then((outcome) => { window.outcome = outcome; }, (error) => { window.outcome = String(error.stack); });
`;
