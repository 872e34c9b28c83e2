// Where nothing may be sent: the argument that is at fault, and a server that no connection reaches.

/** @import { Row } from "./faults.mjs" */

/** @param {string} option */
const refused = (option) => ({
  class: "InvalidRequestError",
  code: "invalid_request",
  option,
  attempts: 0,
  retryable: false,
});

/** @type {Row[]} */
export const UNSENT = [
  ...["..", ".", "", "\ud800"].flatMap((id) => [
    { what: `the id ${JSON.stringify(id)}`, update: { id }, expect: refused("id"), requests: 0 },
    {
      what: `the connection ${JSON.stringify(id)}`,
      update: { connectionId: id },
      expect: refused("connectionId"),
      requests: 0,
    },
  ]),
  {
    what: "an order that is not valid",
    update: { order: { workspace_id: "w1", status: "completed" } },
    expect: { class: "OrderValidationError", code: "invalid_order", issueCount: 1, attempts: 0 },
    requests: 0,
  },
  {
    what: "an order of another id",
    update: { order: { workspace_id: "w1", id: "o2" } },
    expect: { class: "OrderValidationError", code: "invalid_order", issueCount: 1, attempts: 0 },
    requests: 0,
  },
  { what: "a token of two lines", options: { token: "hush\nhush" }, expect: refused("token"), requests: 0 },
  { what: "a token beyond latin-1", options: { token: "hush€" }, expect: refused("token"), requests: 0 },
  {
    what: "one of Unified.to's servers without a token",
    at: "https://api.unified.to",
    options: { token: undefined },
    expect: refused("token"),
    requests: 0,
  },
  {
    what: "a base URL with credentials",
    at: "https://hush:hush@example.com",
    expect: refused("baseUrl"),
    requests: 0,
  },
  { what: "a base URL in the clear", at: "http://example.com", expect: refused("baseUrl"), requests: 0 },
  {
    what: "a base URL whose host is no name",
    at: "https://xn--0.example",
    expect: refused("baseUrl"),
    requests: 0,
    // Chromium takes it for a name, though for one that nobody can have.
    but: { Chromium: { expect: { class: "ConnectionError", attempts: 3 } } },
  },
  {
    what: "a token function that never gives one, and an abort",
    tokenNever: true,
    abortAfterMs: 250,
    expect: { rejectedWith: "stop" },
    requests: 0,
    afterAbort: 50,
  },
  {
    what: "a token function that never gives one, and a deadline",
    tokenNever: true,
    options: { deadlineMs: 250 },
    expect: { class: "TimeoutError", code: "timeout", limit: "deadline", attempts: 0 },
    requests: 0,
    takes: [250, 1500],
  },
];
