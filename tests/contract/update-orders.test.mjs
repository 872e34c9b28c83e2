// updateOrders: every kind of source, the outcomes, what is wrong with some of them, and the options.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  HttpError,
  InvalidRequestError,
  OrderClient,
  OrderError,
  OrderValidationError,
  updateOrders,
} from "assessment-order";
import { answerJson, bodyText } from "./recording-server.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";
import { collect, soon } from "./streamed-sources.mjs";
import { codeOf, startOrderServer, stored, updates } from "./update-orders-server.mjs";

/** @import { OrderOutcome, UpdateOrdersSummary } from "assessment-order" */

const UPDATES = updates(20);
const TEXT = UPDATES.map((update) => `${JSON.stringify({ ...update, note: "é🦀" })}\n`).join("");
const BYTES = new TextEncoder().encode(TEXT);

/** Outcomes by their place. @param {any} source @param {any} options */
async function read(source, options) {
  const run = updateOrders(source, options);
  const outcomes = await collect(run);
  return { outcomes: outcomes.toSorted((one, other) => one.index - other.index), summary: await run.summary };
}

describe("every kind of source", () => {
  /** @param {number} length */
  const pieces = (length) =>
    Array.from({ length: Math.ceil(BYTES.length / length) }, (_, at) =>
      BYTES.slice(at * length, (at + 1) * length),
    );
  /** @type {Record<string, () => any>} */
  const SOURCES = {
    "an array": () => UPDATES,
    "a Set": () => new Set(UPDATES),
    "a generator": function* source() {
      yield* UPDATES;
    },
    "an async iterable": async function* source() {
      yield* UPDATES;
    },
    "a stream of objects": () => ReadableStream.from(UPDATES),
    text: () => TEXT,
    bytes: () => BYTES,
    "an ArrayBuffer": () => BYTES.slice().buffer,
    "a Blob": () => new Blob([TEXT]),
    "a stream of bytes": () => ReadableStream.from(pieces(5)),
    "a stream of single bytes": () => ReadableStream.from(pieces(1)),
    "a stream of strings": () => ReadableStream.from(TEXT.split("")),
    "an array of pieces of text": () => TEXT.match(/[\s\S]{1,9}/g),
    "an async iterable of bytes": async function* source() {
      yield* pieces(11);
    },
    "text without a last line end, CRLF, blank lines": () =>
      `\r\n${TEXT.replaceAll("\n", "\r\n \r\n").trimEnd()}`,
  };
  for (const [kind, source] of Object.entries(SOURCES)) {
    test(kind, async (t) => {
      const server = await startOrderServer(t);
      const { outcomes, summary } = await read(source(), server.options);
      assert.deepEqual(
        outcomes,
        UPDATES.map(({ id }, index) => ({ index, id, attempts: 1, ok: true, order: { id } })),
      );
      assert.deepEqual(server.ids().toSorted(), UPDATES.map(({ id }) => id).toSorted());
      const total = kind === "an array" ? { total: 20 } : {};
      if (!kind.startsWith("an array of")) {
        assert.deepEqual(summary, { done: 20, failed: 0, skipped: 0, ...total });
      }
    });
  }

  test("pieces of text in an array are no total", async (t) => {
    const server = await startOrderServer(t);
    const { summary } = await read([TEXT.slice(0, 50), TEXT.slice(50)], server.options);
    assert.deepEqual([summary.done, summary.total ?? 20], [20, 20]);
  });

  for (const source of [[], "", "\n \r\n", new Uint8Array(), new Blob([]), ReadableStream.from([])]) {
    test(`nothing in ${Object.prototype.toString.call(source)}`, async (t) => {
      const server = await startOrderServer(t);
      const { outcomes, summary } = await read(source, server.options);
      assert.deepEqual([outcomes, summary.done], [[], 0]);
    });
  }

  for (const source of [null, undefined, 5, true, {}, Symbol("s")]) {
    test(`${String(source)} is none: TypeError`, async () => {
      const reading = async () =>
        collect(updateOrders(/** @type {any} */ (source), { baseUrl: "https://x.example" }));
      const error = await rejectionOf(soon(reading()));
      assert.deepEqual(
        [error.name, error.message],
        ["TypeError", "The source must be an array, another (async) iterable, a stream, text or bytes."],
      );
    });
  }
});

describe("outcomes", () => {
  test("come as they complete, not in the order of the source", async (t) => {
    const server = await startOrderServer(t, (response, arrival) => {
      setTimeout(
        () => stored(response, arrival, /** @type {any} */ (undefined)),
        arrival.id === "o0" ? 200 : 5,
      );
    });
    const outcomes = await collect(updateOrders(updates(5), server.options));
    assert.equal(outcomes.at(-1)?.index, 0);
    assert.equal(outcomes.length, 5);
  });

  test("tell the order, the error and the attempts", async (t) => {
    const server = await startOrderServer(t, (response, { id, number }) => {
      if (id === "o1" && number === 1) answerJson(response, 503, {}, { "retry-after": "0" });
      else if (id === "o2") answerJson(response, 404, { why: "gone" });
      else if (id === "o3") answerJson(response, 500, {}, { "retry-after": "0" });
      else if (id === "o4") response.writeHead(204).end();
      else answerJson(response, 200, { id, new: [1] });
    });
    const { outcomes, summary } = await read(updates(5), { ...server.options, maxRetries: 2 });
    assert.deepEqual(
      outcomes.map(({ attempts }) => attempts),
      [1, 2, 1, 3, 1],
    );
    assert.deepEqual(outcomes.map(codeOf), ["ok", "ok", "http_error", "http_error", "ok"]);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.ok ? outcome.order : undefined)),
      [{ id: "o0", new: [1] }, { id: "o1", new: [1] }, undefined, undefined, undefined],
    );
    const failed = outcomes[2];
    assert.ok(failed && !failed.ok && failed.error instanceof HttpError);
    assert.deepEqual([failed.error.status, failed.error.body], [404, { why: "gone" }]);
    assert.deepEqual(summary, { done: 5, failed: 2, skipped: 0, total: 5 });
  });

  test("connectionId is that of the options where the update names none; nothing of the caller's is changed", async (t) => {
    const server = await startOrderServer(t);
    const own = [
      { id: "o1", order: {} },
      { id: "o2", connectionId: "c2", order: {} },
      { id: "o3", connectionId: undefined, order: {} },
    ];
    const before = structuredClone(own);
    const { outcomes } = await read(own, { ...server.options, concurrency: 1 });
    assert.deepEqual(outcomes.map(codeOf), ["ok", "ok", "ok"]);
    assert.deepEqual(
      server.arrivals.map(({ connection }) => connection),
      ["c1", "c2", "c1"],
    );
    assert.deepEqual(own, before);
    const [without] = (await read(own.slice(0, 1), { ...server.options, connectionId: undefined })).outcomes;
    assert.ok(without && !without.ok && without.error instanceof InvalidRequestError);
    assert.equal(without.error.option, "connectionId");
  });

  test("what is sent is the order, with the client's ids", async (t) => {
    /** @type {unknown[]} */
    const bodies = [];
    const server = await startOrderServer(t, (response, arrival, request) => {
      bodies.push(JSON.parse(bodyText(request)));
      stored(response, arrival, request);
    });
    await read('{"id":"o1","order":{"reference":"é🦀"}}', server.options);
    assert.deepEqual(bodies, [{ reference: "é🦀", workspace_id: "w1", connection_id: "c1" }]);
  });
});

describe("rubbish among the updates is an outcome and stops nothing", () => {
  /** @type {[why: string, rubbish: unknown, id: string, code: string][]} */
  const RUBBISH = [
    ["null", null, "", "invalid_request"],
    ["undefined", undefined, "", "invalid_request"],
    ["a number", 5, "", "invalid_request"],
    ["an empty object", {}, "", "invalid_request"],
    ["an array", [], "", "invalid_request"],
    ["a function", () => 1, "", "invalid_request"],
    ["an Error", new Error("x"), "", "invalid_request"],
    [
      "an Error whose id throws",
      Object.defineProperty(new Error("x"), "id", {
        get() {
          throw new Error("getter");
        },
      }),
      "",
      "invalid_request",
    ],
    [
      "a Proxy that refuses everything",
      new Proxy(
        {},
        {
          get(_, name) {
            // As everything that is awaited.
            if (name === "then") return undefined;
            throw new Error("trap");
          },
          getPrototypeOf() {
            throw new Error("trap");
          },
        },
      ),
      "",
      "invalid_request",
    ],
    ["a text", "oops", "", "invalid_request"],
    ["bytes", new Uint8Array(3), "", "invalid_request"],
    ["no id", { order: {} }, "", "invalid_request"],
    ["an id that is a number", { id: 7, order: {} }, "", "invalid_request"],
    ["an empty id", { id: "", order: {} }, "", "invalid_request"],
    ["no order", { id: "bad" }, "bad", "invalid_order"],
    ["an order that is null", { id: "bad", order: null }, "bad", "invalid_order"],
    ["an invalid order", { id: "bad", order: { status: "nope" } }, "bad", "invalid_order"],
    ["another order's id", { id: "bad", order: { id: "o9" } }, "bad", "invalid_order"],
    ["an unknown field asked for", { id: "bad", order: {}, fields: ["x"] }, "bad", "invalid_request"],
  ];
  for (const [why, rubbish, id, code] of RUBBISH) {
    test(why, async (t) => {
      const server = await startOrderServer(t);
      const { outcomes, summary } = await read([UPDATES[0], rubbish, UPDATES[2]], server.options);
      assert.deepEqual(outcomes.map(codeOf), ["ok", code, "ok"]);
      const [, bad] = outcomes;
      assert.ok(bad && !bad.ok && bad.error instanceof OrderError);
      assert.deepEqual([bad.index, bad.id, bad.attempts], [1, id, 0]);
      if (code === "invalid_order") assert.ok(bad.error instanceof OrderValidationError);
      assert.deepEqual(summary, { done: 3, failed: 1, skipped: 0, total: 3 });
      assert.deepEqual(server.ids().toSorted(), ["o0", "o2"]);
    });
  }

  test("an update whose getter throws", async (t) => {
    const server = await startOrderServer(t);
    const thrower = {
      get id() {
        throw new Error("getter");
      },
      order: {},
    };
    const { outcomes } = await soon(read([UPDATES[0], thrower, UPDATES[2]], server.options));
    assert.deepEqual([codeOf(outcomes[0]), codeOf(outcomes[2]), outcomes[1]?.ok], ["ok", "ok", false]);
  });

  for (const line of [
    "{",
    "nonsense",
    "null",
    "5",
    '"o1"',
    "[1]",
    "true",
    '{"order":{}}',
    "\ufeff{}",
    '{"id":"x"} {}',
  ]) {
    test(`the line ${JSON.stringify(line)}`, async (t) => {
      const server = await startOrderServer(t);
      const text = `${JSON.stringify(UPDATES[0])}\n${line}\n${JSON.stringify(UPDATES[2])}`;
      const { outcomes } = await read(text, server.options);
      assert.deepEqual(outcomes.map(codeOf), ["ok", "invalid_request", "ok"]);
      assert.deepEqual(server.ids().toSorted(), ["o0", "o2"]);
    });
  }

  test("a line that is no JSON is not told of in the error", async (t) => {
    const server = await startOrderServer(t);
    const [outcome] = (await read("secret-payload", server.options)).outcomes;
    assert.ok(outcome && !outcome.ok);
    const { error } = outcome;
    assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`, /secret/);
  });

  for (const [where, bytes] of /** @type {[string, Buffer][]} */ ([
    ["within a string", Buffer.from('{"id":"o1","order":{"reference":"\xff"}}\n', "latin1")],
    ["cut off at the end", Buffer.from('{"id":"o1","order":{}}\xc3', "latin1")],
  ])) {
    test(`bytes that are no UTF-8, ${where}: never sent as something else`, async (t) => {
      const server = await startOrderServer(t);
      const { outcomes } = await read(bytes, server.options);
      assert.deepEqual(outcomes.map(codeOf), ["invalid_request"]);
      assert.deepEqual(server.ids(), []);
    });
  }
});

describe("options", () => {
  test("skip leaves out, and keeps the places", async (t) => {
    const server = await startOrderServer(t);
    /** @type {string[]} */
    const asked = [];
    const skip = (/** @type {string} */ id, /** @type {string} */ connectionId) => {
      asked.push(id);
      assert.equal(connectionId, server.options.connectionId);
      return Number(id.slice(1)) % 2 === 0;
    };
    const { outcomes, summary } = await read(updates(9), { ...server.options, skip });
    assert.deepEqual(
      outcomes.map(({ index, id }) => [index, id]),
      [1, 3, 5, 7].map((index) => [index, `o${index}`]),
    );
    assert.deepEqual(summary, { done: 4, failed: 0, skipped: 5, total: 9 });
    assert.equal(asked.length, 9);
    assert.deepEqual(server.ids().toSorted(), ["o1", "o3", "o5", "o7"]);
  });

  test("a run that was interrupted goes on with skip", async (t) => {
    const server = await startOrderServer(t);
    const done = new Set();
    for await (const { id } of updateOrders(UPDATES, { ...server.options, concurrency: 1 })) {
      done.add(id);
      if (done.size === 7) break;
    }
    const { outcomes } = await read(UPDATES, {
      ...server.options,
      skip: (/** @type {string} */ id) => done.has(id),
    });
    assert.equal(outcomes.length, 13);
    assert.equal(new Set(server.ids()).size, 20);
  });

  for (const [what, source, total] of /** @type {[string, () => any, number | undefined][]} */ ([
    ["an array", () => updates(6), 6],
    ["text", () => TEXT.split("\n").slice(0, 6).join("\n"), undefined],
  ])) {
    test(`onProgress is told after each outcome and of what is left out, of ${what}`, async (t) => {
      const server = await startOrderServer(t, (response, arrival, request) =>
        arrival.id === "o2" ? answerJson(response, 404, {}) : stored(response, arrival, request),
      );
      /** @type {UpdateOrdersSummary[]} */
      const told = [];
      const onProgress = (/** @type {UpdateOrdersSummary} */ progress) => void told.push(progress);
      const skip = (/** @type {string} */ id) => id === "o4";
      const { summary } = await read(source(), { ...server.options, onProgress, skip });
      assert.deepEqual(
        told.map(({ done, skipped }) => done + skipped),
        [1, 2, 3, 4, 5, 6],
      );
      for (const progress of told) assert.equal(progress.total, total);
      assert.equal(told.at(-1)?.failed, 1);
      assert.deepEqual(summary, { done: 5, failed: 1, skipped: 1, ...(total && { total }) });
    });
  }

  for (const name of ["onProgress", "skip"]) {
    test(`what ${name} throws ends the run`, async (t) => {
      const server = await startOrderServer(t);
      const failure = new Error("mine");
      const hook = () => {
        throw failure;
      };
      const run = updateOrders(UPDATES, { ...server.options, [name]: hook });
      assert.equal(await soon(rejectionOf(collect(run))), failure);
      assert.equal(await soon(rejectionOf(run.summary)), failure);
    });
  }

  /** @type {[option: string, value: unknown][]} */
  const BAD = [
    ...[0, -1, 1.5, Number.NaN, "8", null].map(
      (value) => /** @type {[string, unknown]} */ (["concurrency", value]),
    ),
    ...[0, -1, Number.NaN, "5", null].map(
      (value) => /** @type {[string, unknown]} */ (["maxPerSecond", value]),
    ),
  ];
  for (const [option, value] of BAD) {
    test(`${option} ${JSON.stringify(value)} is refused`, () => {
      const options = /** @type {any} */ ({ baseUrl: "https://x.example", [option]: value });
      const error = thrownBy(() => updateOrders(UPDATES, options));
      assert.ok(error instanceof InvalidRequestError);
      assert.deepEqual([error.code, error.option], ["invalid_request", option]);
    });
  }

  test("summary alone drives the run", async (t) => {
    const server = await startOrderServer(t);
    const { summary } = updateOrders(UPDATES, server.options);
    assert.deepEqual(await summary, { done: 20, failed: 0, skipped: 0, total: 20 });
    assert.equal(server.arrivals.length, 20);
  });

  test("a second iteration is refused", async (t) => {
    const server = await startOrderServer(t);
    const run = updateOrders(UPDATES, server.options);
    await collect(run);
    assert.ok((await rejectionOf(collect(run))) instanceof TypeError);
    assert.equal(server.arrivals.length, 20);
  });

  test("OrderClient.updateOrders: the client's options, overridden by those of the call", async (t) => {
    /** @type {(string | undefined)[]} */
    const tokens = [];
    const server = await startOrderServer(t, (response, arrival, request) => {
      tokens.push(request.headers.find(([name]) => name.toLowerCase() === "authorization")?.[1]);
      stored(response, arrival, request);
    });
    const client = new OrderClient({ baseUrl: server.url, workspaceId: "w1", token: "a" });
    const first = await client.updateOrders(updates(3), { connectionId: "c5" }).summary;
    const outcomes = await collect(client.updateOrders(updates(1), { connectionId: "c5", token: "b" }));
    assert.deepEqual(first, { done: 3, failed: 0, skipped: 0, total: 3 });
    assert.deepEqual(outcomes.map(codeOf), ["ok"]);
    assert.deepEqual(tokens, ["Bearer a", "Bearer a", "Bearer a", "Bearer b"]);
    assert.equal(server.arrivals[0]?.connection, "c5");
    const error = thrownBy(() => client.updateOrders(updates(1), { concurrency: 0 }));
    assert.equal(error.option, "concurrency");
  });
});
