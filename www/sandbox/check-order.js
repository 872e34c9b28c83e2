// What the server makes sure of before it stores an order. Formats and nested objects are the sender's business.

import { FIELDS } from "./fields.js";
import { Refusal } from "./refusal.js";

/** @typedef {Record<string, unknown>} StoredOrder */

/** @type {unknown[]} */
const STATUSES = ["OPEN", "IN_PROGRESS", "COMPLETED", "FAILED", "REJECTED"];
/** @type {unknown[]} */
const GENDERS = ["MALE", "FEMALE", "INTERSEX", "TRANS", "NON_BINARY"];

/** @type {Record<import("./fields.js").Kind, { accepts: (value: unknown) => boolean, wants: string }>} */
const RULES = {
  string: { accepts: (value) => typeof value === "string", wants: "a string" },
  number: { accepts: (value) => typeof value === "number", wants: "a number" },
  array: { accepts: Array.isArray, wants: "an array" },
  status: { accepts: (value) => STATUSES.includes(value), wants: `one of ${STATUSES.join(", ")}` },
  gender: { accepts: (value) => GENDERS.includes(value), wants: `one of ${GENDERS.join(", ")}` },
  any: { accepts: () => true, wants: "any JSON" },
};

/**
 * The order in a request's body, or a `Refusal` with status 400.
 *
 * @param {Uint8Array} body
 * @param {{ connectionId: string, id: string }} path
 * @returns {StoredOrder}
 */
export function readOrder(body, path) {
  const order = parse(body);
  requireId(order, "workspace_id");
  requireId(order, "connection_id");
  requireSame(order, "connection_id", path.connectionId);
  if (order.id !== undefined) requireSame(order, "id", path.id);
  for (const [field, value] of Object.entries(order)) requireKind(field, value);
  return order;
}

/**
 * @param {Uint8Array} body
 * @returns {StoredOrder}
 */
function parse(body) {
  const value = parseJson(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw bad("The body must be a JSON object.");
  }
  return /** @type {StoredOrder} */ (value);
}

/**
 * @param {Uint8Array} body
 * @returns {unknown}
 */
function parseJson(body) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    throw bad("The body is not JSON in UTF-8.");
  }
}

/**
 * @param {StoredOrder} order
 * @param {string} field
 */
function requireId(order, field) {
  if (typeof order[field] !== "string" || order[field] === "") {
    throw bad(`${field} is required and must be a string.`, field);
  }
}

/**
 * @param {StoredOrder} order
 * @param {string} field
 * @param {string} inPath
 */
function requireSame(order, field, inPath) {
  if (order[field] !== inPath) throw bad(`${field} differs from the one in the path.`, field);
}

/**
 * @param {string} field
 * @param {unknown} value
 */
function requireKind(field, value) {
  const rule = RULES[FIELDS.get(field) ?? "any"];
  if (!rule.accepts(value)) throw bad(`${field} must be ${rule.wants}.`, field);
}

/**
 * @param {string} message
 * @param {string} [field]
 */
function bad(message, field) {
  return new Refusal(400, "bad_request", message, { field });
}
