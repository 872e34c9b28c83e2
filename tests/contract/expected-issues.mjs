// What validation finds in a small order, and how that is written down in a test.

import assert from "node:assert/strict";
import { validateOrder } from "assessment-order";
import { LEAST_ORDER } from "./sample-orders.mjs";

/** @import { Issue } from "assessment-order" */

/** The issues of the least order with this in it. @param {object} part */
export function issuesOf(part) {
  return validateOrder({ ...LEAST_ORDER, ...part, ...ownProto(part) }).issues;
}

/** A spread drops a key of that name. @param {object} part */
function ownProto(part) {
  return Object.hasOwn(part, "__proto__")
    ? Object.defineProperty({}, "__proto__", { value: {}, enumerable: true })
    : {};
}

/** All but the message. @param {Issue[]} issues */
export function summary(issues) {
  return issues.map(({ message, ...rest }) => {
    assert.match(message, /^.+[.?]$/s);
    return rest;
  });
}

/** An error. @param {string} code @param {(string | number)[]} path @param {object} [more] */
export function error(code, path, more = {}) {
  return { code, severity: "error", path, pointer: path.map((step) => `/${step}`).join(""), ...more };
}

/** A warning. @param {string} code @param {(string | number)[]} path @param {object} [more] */
export function warning(code, path, more = {}) {
  return { ...error(code, path, more), severity: "warning" };
}

/** A string of the wrong format. @param {string} expected @param {(string | number)[]} path */
export function format(expected, path) {
  return error("invalid_format", path, { expected });
}
