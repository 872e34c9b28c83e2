// Connections that are refused, break, stall or drip: the outcome, and how often the server was asked.

/** @import { Row } from "./faults.mjs" */
/** @import { Wire } from "./fault-server.mjs" */

const ORDER = '{"id":"o1","workspace_id":"w1","connection_id":"c1"}';
const LENGTH = { "content-length": ORDER.length };

/** Hangs up, with a reset where the connection shall break. @param {Wire} wire */
const reset = ({ socket }) => socket.resetAndDestroy();
/** @param {Wire} wire */
const hangUp = ({ socket }) => socket.destroySoon();

/** @param {string | Buffer} bytes @returns {(wire: Wire) => unknown} */
const say = (bytes) => (wire) => {
  wire.socket.write(bytes);
  hangUp(wire);
};

/** Writes so much of an answer, and then what follows. */
const half =
  (/** @type {(wire: Wire) => unknown} */ then, status = 200) =>
  (/** @type {Wire} */ wire) => {
    wire.begin(status, LENGTH);
    wire.socket.write(ORDER.slice(0, 20), () => setTimeout(() => then(wire), 20));
  };

/** A byte after the other. */
const drip =
  (/** @type {number} */ everyMs) =>
  ({ socket, begin }) => {
    begin(200, LENGTH);
    let at = 0;
    const timer = setInterval(() => {
      if (at === ORDER.length || socket.destroyed) clearInterval(timer);
      else socket.write(ORDER.slice(at, ++at));
    }, everyMs);
  };

const FAILED = {
  class: "ConnectionError",
  code: "connection_failed",
  attempts: 3,
  retryable: true,
  cause: "foreign",
};
const BROKEN_OFF = {
  class: "ResponseError",
  code: "response_failed",
  attempts: 3,
  retryable: true,
  status: 200,
  applied: "unknown",
};
const TIMED_OUT = { class: "TimeoutError", code: "timeout", limit: "attempt", retryable: true };
const SOON = { timeoutMs: 200, maxRetries: 1 };
/** WebKit takes what came before an orderly close for the whole answer. */
const CUT = { WebKitGTK: { expect: { status: 200, order: "none", attempts: 1 }, requests: 1 } };
const STORED = { order: JSON.parse(ORDER), issues: [], status: 200, attempts: 1 };

/** @type {Row[]} */
export const CONNECTIONS = [
  { what: "refused", at: "http://127.0.0.1:CLOSED", expect: FAILED, requests: 0 },
  { what: "reset before the answer", fault: reset, expect: FAILED, requests: 3 },
  { what: "closed before the answer", fault: hangUp, expect: FAILED, requests: 3 },
  { what: "closed within the status line", fault: say("HTTP/1.1 20"), expect: FAILED, requests: 3 },
  {
    what: "reset, then well",
    fault: (wire) => (wire.number < 3 ? reset(wire) : wire.answer(200, {}, ORDER)),
    expect: { ...STORED, attempts: 3 },
    requests: 3,
  },
  { what: "garbage", fault: say(Buffer.from([0, 255, 7, 13, 10, 13, 10, 200])), expect: FAILED, requests: 3 },
  { what: "another protocol", fault: say("SSH-2.0-OpenSSH_9.2\r\n"), expect: FAILED, requests: 3 },
  {
    what: "an alert of TLS",
    fault: say(Buffer.from([21, 3, 3, 0, 2, 2, 40])),
    expect: FAILED,
    requests: 3,
  },
  { what: "a reset within the answer", fault: half(reset), expect: BROKEN_OFF, requests: 3 },
  { what: "an answer shorter than it says", fault: half(hangUp), expect: BROKEN_OFF, requests: 3, but: CUT },
  {
    what: "an answer in chunks without an end",
    fault: (wire) => {
      // Of a connection that is to be closed, Node takes whatever came for the whole.
      wire.begin(200, { "transfer-encoding": "chunked", connection: "keep-alive" });
      wire.socket.write(`8\r\n{"id":"o\r\n`, () => setTimeout(() => hangUp(wire), 20));
    },
    expect: BROKEN_OFF,
    requests: 3,
    but: CUT,
  },
  {
    what: "an error that breaks off keeps what came before",
    fault: half(reset, 404),
    expect: { class: "HttpError", code: "http_error", status: 404, attempts: 1, body: ORDER.slice(0, 20) },
    requests: 1,
  },
  {
    what: "no answer",
    fault: () => undefined,
    options: SOON,
    expect: { ...TIMED_OUT, attempts: 2 },
    requests: 2,
    takes: [400, 1500],
  },
  {
    what: "headers without an end",
    fault: ({ socket }) => socket.write("HTTP/1.1 200 OK\r\nx-more: "),
    options: SOON,
    expect: { ...TIMED_OUT, attempts: 2 },
    requests: 2,
    takes: [400, 1500],
  },
  {
    what: "an answer that stalls",
    fault: half(() => undefined),
    options: SOON,
    expect: { ...TIMED_OUT, attempts: 2 },
    requests: 2,
    takes: [400, 1500],
  },
  {
    what: "an error that stalls",
    fault: half(() => undefined, 500),
    options: SOON,
    expect: { ...TIMED_OUT, attempts: 2 },
    requests: 2,
    takes: [400, 1500],
  },
  {
    what: "no answer before the deadline",
    fault: (wire) => (wire.number === 1 ? wire.answer(503) : undefined),
    options: { deadlineMs: 400 },
    expect: {
      class: "TimeoutError",
      code: "timeout",
      limit: "deadline",
      attempts: 2,
      retryable: true,
      cause: "http_error",
    },
    requests: 2,
    takes: [390, 1500],
  },
  { what: "an answer that drips", fault: drip(4), options: { timeoutMs: 5000 }, expect: STORED, requests: 1 },
  {
    what: "an answer that drips for longer than an attempt may take",
    fault: drip(30),
    options: SOON,
    expect: { ...TIMED_OUT, attempts: 2 },
    requests: 2,
    takes: [400, 1500],
  },
  ...[
    { what: "the headers", fault: () => undefined },
    { what: "the body", fault: half(() => undefined) },
    { what: "an error's body", fault: half(() => undefined, 500) },
    {
      what: "a wait",
      fault: (/** @type {Wire} */ wire) => wire.answer(503, { "retry-after": "20" }),
    },
  ].map(({ what, fault }) => ({
    what: `aborted within ${what}`,
    fault,
    abortAfterMs: 250,
    expect: { rejectedWith: "stop" },
    requests: 1,
    afterAbort: 50,
  })),
];
