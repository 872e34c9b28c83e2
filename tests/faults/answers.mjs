// Answers of every kind, right and wrong: what is a success, what is tried again, and what is followed.

import { gzipSync } from "node:zlib";

/** @import { Row } from "./faults.mjs" */
/** @import { Fault, Wire } from "./fault-server.mjs" */

const ORDER = { id: "o1", workspace_id: "w1", connection_id: "c1" };
const TEXT = JSON.stringify(ORDER);
const ZIPPED = gzipSync(JSON.stringify({ ...ORDER, profile_name: "Ada".repeat(500) }));
const KIBIBYTE = 1024;

/** @type {(...given: Parameters<Wire["answer"]>) => Fault} */
const always =
  (...given) =>
  ({ answer }) =>
    answer(...given);

/** The first of them to the first request, and so on; then a success. @type {(...faults: Fault[]) => Fault} */
const then =
  (...faults) =>
  (wire) =>
    (faults[wire.number - 1] ?? always(200, {}, TEXT))(wire);

const STORED = { order: ORDER, issues: [], status: 200, attempts: 1 };
/** @param {number} status */
const refused = (status) => ({
  class: "HttpError",
  code: "http_error",
  status,
  attempts: 1,
  retryable: false,
  cause: "none",
});
/** @param {number} status */
const gaveUp = (status) => ({ ...refused(status), attempts: 3, retryable: true });

/** A date so many seconds from now, in each of the forms of HTTP. @type {Record<string, (date: Date) => string>} */
const DATES = {
  IMF: (date) => date.toUTCString(),
  "RFC 850": (date) => {
    const [day, month, year, time] = date.toUTCString().slice(5).split(" ");
    const weekday = date.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
    return `${weekday}, ${day}-${month}-${String(year).slice(2)} ${time} GMT`;
  },
  asctime: (date) => {
    const [weekday, day, month, year, time] = date.toUTCString().replace(",", "").split(" ");
    return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
  },
};

/** @type {Row[]} */
const WAITS = [
  { what: "Retry-After: 0", value: () => "0", gaps: [0] },
  { what: "Retry-After: 0.4", value: () => "0.4", gaps: [400] },
  { what: "Retry-After: 1", value: () => "1", gaps: [1000] },
  ...Object.entries(DATES).map(([form, write]) => ({
    what: `Retry-After with a date as ${form} has it`,
    // A date has no milliseconds: it is between one and two seconds ahead.
    value: () => write(new Date(Date.now() + 2000)),
    gaps: [980],
  })),
  { what: "Retry-After with a date that is past", value: () => "Sun, 06 Nov 1994 08:49:37 GMT", gaps: [0] },
  { what: "Retry-After: soon", value: () => "soon", gaps: [0] },
  { what: "Retry-After: -5", value: () => "-5", gaps: [0] },
].map(({ what, value, gaps }) => ({
  what: `429 with ${what}`,
  fault: then(({ answer }) => answer(429, { "retry-after": value() })),
  expect: { ...STORED, attempts: 2 },
  requests: 2,
  gaps,
}));

/** @type {Row[]} */
const STATUSES = [
  ...[408, 429, 500, 502, 503, 504].flatMap((status) => [
    {
      what: `${status} twice, then well`,
      fault: then(always(status), always(status)),
      expect: { ...STORED, attempts: 3 },
      requests: 3,
    },
    { what: `${status} again and again`, fault: always(status), expect: gaveUp(status), requests: 3 },
  ]),
  ...[400, 401, 403, 404, 409, 413, 415, 422, 451, 501, 505, 599].map((status) => ({
    what: `${status}`,
    fault: always(status, { "x-request-id": "r-7" }, '{"why":"because"}'),
    expect: { ...refused(status), body: { why: "because" }, requestId: "r-7" },
    requests: 1,
  })),
  ...[301, 302, 303, 307, 308].map((status) => ({
    what: `${status} to another origin`,
    fault: (/** @type {Wire} */ { answer, elsewhere }) => answer(status, { location: `${elsewhere}/stolen` }),
    expect: refused(status),
    requests: 1,
    but: { pages: { expect: refused(0) } },
  })),
  {
    what: "a redirect to the same server",
    fault: always(307, { location: "/other" }),
    expect: refused(307),
    requests: 1,
    but: { pages: { expect: refused(0) } },
  },
  {
    what: "a redirect without a location",
    fault: always(302),
    expect: refused(302),
    requests: 1,
    but: { pages: { expect: refused(0) } },
  },
  { what: "304", fault: always(304), expect: refused(304), requests: 1 },
  {
    what: "503 with Retry-After beyond maxRetryAfterMs",
    fault: always(503, { "retry-after": "61" }),
    expect: { ...gaveUp(503), attempts: 1, retryAfterMs: 61_000 },
    requests: 1,
  },
  {
    what: "503 with Retry-After beyond the deadline",
    fault: always(503, { "retry-after": "30" }),
    options: { deadlineMs: 5000 },
    expect: { class: "TimeoutError", limit: "deadline", attempts: 1, cause: "http_error" },
    requests: 1,
    takes: [0, 2000],
  },
  {
    what: "503 without end, and no retries",
    fault: always(503),
    options: { maxRetries: 0 },
    expect: { ...gaveUp(503), attempts: 1 },
    requests: 1,
  },
];

/** @type {Row[]} */
const BODIES = [
  ...[201, 202, 203, 206].map((status) => ({
    what: `${status} with an order`,
    fault: always(status, {}, TEXT),
    expect: { ...STORED, status },
    requests: 1,
  })),
  ...[200, 201, 202, 204].map((status) => ({
    what: `${status} without a body`,
    fault: always(status),
    expect: { ...STORED, order: "none", status },
    requests: 1,
  })),
  .../** @type {[what: string, body: string | Buffer][]} */ ([
    ["a page", "<html>OK</html>"],
    ["an array", `[${TEXT}]`],
    ["null", "null"],
    ["half of an order", TEXT.slice(0, 20)],
    ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0])],
  ]).map(([what, body]) => ({
    what: `200 with ${what}`,
    fault: always(200, {}, body),
    expect: { ...STORED, order: "none" },
    requests: 1,
  })),
  .../** @type {[what: string, order: object, issues: string[]][]} */ ([
    ["nulls", { ...ORDER, status: null, profile_emails: null }, ["/status", "/profile_emails"]],
    ["an unknown status", { ...ORDER, status: "ON_HOLD" }, ["/status"]],
    ["a date in another form", { ...ORDER, created_at: "23.11.2026" }, ["/created_at"]],
    ["an unknown field", { ...ORDER, brand_new: { a: [1] } }, ["/brand_new"]],
    ["the fields that were asked for", { id: "o1" }, ["/workspace_id", "/connection_id"]],
  ]).map(([what, order, issues]) => ({
    what: `200 with ${what}`,
    fault: always(200, {}, JSON.stringify(order)),
    expect: { ...STORED, order, issues },
    requests: 1,
  })),
  {
    what: "an answer longer than it says",
    fault: always(200, { "content-length": TEXT.length }, `${TEXT}, and more`),
    expect: STORED,
    requests: 1,
  },
  {
    what: "an answer in gzip",
    fault: always(200, { "content-encoding": "gzip" }, gzipSync(TEXT)),
    expect: STORED,
    requests: 1,
  },
  {
    what: "an answer in broken gzip",
    fault: always(200, { "content-encoding": "gzip" }, Buffer.from(ZIPPED).fill(7, 10)),
    expect: { class: "ResponseError", code: "response_failed", status: 200, attempts: 3, applied: "unknown" },
    requests: 3,
    // WebKit keeps that to itself, here and below.
    but: { WebKitGTK: { expect: { ...STORED, order: "none" }, requests: 1 } },
  },
  {
    what: "an answer that says gzip and is not",
    fault: always(200, { "content-encoding": "gzip" }, TEXT),
    expect: { class: "ResponseError", code: "response_failed", status: 200, attempts: 3, applied: "unknown" },
    requests: 3,
    but: { WebKitGTK: { expect: STORED, requests: 1 } },
  },
  {
    what: "a hint before the answer",
    fault: ({ socket, answer }) => {
      socket.write("HTTP/1.1 103 Early Hints\r\nlink: </x.css>; rel=preload\r\n\r\n");
      answer(200, {}, TEXT);
    },
    expect: STORED,
    requests: 1,
  },
  {
    what: "an error of 10 MB",
    fault: always(404, {}, "a".repeat(10 * KIBIBYTE * KIBIBYTE)),
    expect: { ...refused(404), body: "a".repeat(64 * KIBIBYTE) },
    requests: 1,
  },
  {
    what: "an error without end",
    fault: ({ socket, begin }) => {
      begin(400);
      const chunk = Buffer.alloc(10_007, "a");
      const more = (/** @type {unknown} */ error) => void (error || socket.write(chunk, more));
      more(undefined);
    },
    expect: { ...refused(400), body: "a".repeat(64 * KIBIBYTE) },
    requests: 1,
    takes: [0, 5000],
  },
  {
    what: "an error in a page",
    fault: always(502, { "content-type": "text/html" }, "<h1>Bad gateway</h1>"),
    options: { maxRetries: 0 },
    expect: { ...gaveUp(502), attempts: 1, body: "<h1>Bad gateway</h1>" },
    requests: 1,
  },
];

/** What a page is not allowed to see. Elsewhere nobody asks for permission. @type {Row[]} */
const FORBIDDEN = [
  {
    what: "no permission to send",
    preflight: ({ socket }) => socket.end("HTTP/1.1 204 No\r\nconnection: close\r\n\r\n"),
    fault: always(200, {}, TEXT),
    expect: STORED,
    requests: 1,
    but: { pages: { expect: { class: "ConnectionError", attempts: 3 }, requests: 0 } },
  },
  {
    what: "a redirect in the place of permission",
    preflight: ({ answer, elsewhere }) => answer(307, { location: elsewhere }),
    fault: always(200, {}, TEXT),
    expect: STORED,
    requests: 1,
    but: { pages: { expect: { class: "ConnectionError", attempts: 3 }, requests: 0 } },
  },
  {
    what: "no permission to read",
    readable: false,
    fault: always(200, {}, TEXT),
    expect: STORED,
    requests: 1,
    but: { pages: { expect: { class: "ConnectionError", attempts: 3 }, requests: 3 } },
  },
  {
    what: "a Retry-After that pages may not see",
    readable: false,
    fault: always(503, { "retry-after": "61", "access-control-allow-origin": "*" }),
    expect: { ...gaveUp(503), attempts: 1, retryAfterMs: 61_000 },
    requests: 1,
    but: { pages: { expect: { ...gaveUp(503), retryAfterMs: undefined }, requests: 3 } },
  },
];

/** @type {Row[]} */
export const ANSWERS = [...STATUSES, ...WAITS, ...BODIES, ...FORBIDDEN];
