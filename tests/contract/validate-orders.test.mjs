// validateOrders: every kind of source, however it is cut; its options; its summary.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateOrderJson, validateOrders } from "assessment-order";
import fc from "fast-check";
import { damagedOrder } from "./damaged-orders.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";
import { LEAST_ORDER } from "./sample-orders.mjs";
import { collect } from "./streamed-sources.mjs";

/** @import { OrderLine, OrdersSummary } from "assessment-order" */

const GOOD = JSON.stringify(LEAST_ORDER);
const WARNED = '{"workspace_id":"w1","connection_id":"c1","jobId":"Zoë 🦀"}';
const BAD = '{"workspace_id":"ä🦀","connection_id":7,"status":"completed"}';
const TEXT = `${GOOD}\n\n${BAD}\r\n${WARNED}\n  \t\r\n{"profile_name":"é\n${BAD}`;
const BYTES = new TextEncoder().encode(TEXT);

/** What is expected of a text or bytes, line by line. @param {string | Uint8Array} text @param {any} [options] */
function naive(text, { all = false, ...options } = {}) {
  const bytes = Buffer.from(text);
  /** @type {OrdersSummary} */
  const summary = { lines: 0, valid: 0, invalid: 0, warnings: 0, bytes: bytes.length, counts: {} };
  /** @type {OrderLine[]} */
  const lines = [];
  let start = 0;
  for (let line = 1; start <= bytes.length; line += 1) {
    const lineEnd = bytes.indexOf("\n", start);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    const own = bytes.subarray(start, end);
    start = end + 1;
    if (/^[ \t\r]*$/.test(own.toString("latin1"))) continue;
    const counted = validateOrderJson(own, { ...options, maxIssues: 1_000_000 });
    summary.lines += 1;
    summary[counted.valid ? "valid" : "invalid"] += 1;
    for (const { code, severity } of counted.issues) {
      summary.counts[code] = (summary.counts[code] ?? 0) + 1;
      if (severity === "warning") summary.warnings += 1;
    }
    const result = validateOrderJson(own, options);
    if (all || !result.valid) lines.push({ line, ...result });
  }
  return { lines, summary };
}

/** @param {any} source @param {any} [options] */
async function read(source, options) {
  const run = validateOrders(source, options);
  const lines = await collect(run);
  return { lines, summary: await run.summary };
}

/** @param {Uint8Array} bytes @param {number} length */
function pieces(bytes, length) {
  const all = [];
  for (let at = 0; at < bytes.length; at += length) all.push(bytes.slice(at, at + length));
  return all;
}

describe("every kind of source", () => {
  const CHUNKS = pieces(BYTES, 7);
  const TEXTS = TEXT.match(/[\s\S]{1,7}/g) ?? [];
  /** @type {Record<string, () => any>} */
  const SOURCES = {
    "a string": () => TEXT,
    "a Uint8Array": () => BYTES,
    "a part of a larger buffer": () => {
      const larger = new Uint8Array(BYTES.length + 20).fill(10);
      larger.set(BYTES, 10);
      return larger.subarray(10, 10 + BYTES.length);
    },
    "a Buffer": () => Buffer.from(TEXT),
    "an ArrayBuffer": () => BYTES.slice().buffer,
    "a Blob": () => new Blob([TEXT]),
    "a File": () => new Blob([BYTES], { type: "application/x-ndjson" }),
    "a stream of bytes": () => ReadableStream.from(CHUNKS),
    "a byte stream": () =>
      new ReadableStream({
        type: "bytes",
        start: (controller) => {
          for (const chunk of CHUNKS) controller.enqueue(chunk.slice());
          controller.close();
        },
      }),
    "a stream of strings": () => ReadableStream.from(TEXTS),
    "the body of a Response": () => new Response(TEXT).body,
    "an async iterable": async function* source() {
      for (const chunk of CHUNKS) yield chunk;
    },
    "a generator": function* source() {
      yield* TEXTS;
    },
    "an array of bytes": () => CHUNKS,
    "an array of strings": () => TEXTS,
    "a Set of ArrayBuffers": () => new Set(CHUNKS.map(({ buffer }) => buffer)),
    "strings and bytes in turn": () => ["{", pieces(BYTES, 3)[0]?.subarray(1), TEXT.slice(3)],
    "empty chunks between": () => ["", TEXT.slice(0, 9), new Uint8Array(), "", TEXT.slice(9), ""],
    "each character": () => [...TEXT],
  };
  for (const [kind, source] of Object.entries(SOURCES)) {
    test(kind, async () => {
      assert.deepEqual(await read(source(), { all: true }), naive(TEXT, { all: true }));
    });
  }

  for (const [kind, source] of /** @type {[string, any][]} */ ([
    ["an empty string", ""],
    ["no bytes", new Uint8Array()],
    ["an empty Blob", new Blob([])],
    ["an empty array", []],
    ["an empty stream", ReadableStream.from([])],
  ])) {
    test(`${kind} holds no lines`, async () => {
      const summary = { lines: 0, valid: 0, invalid: 0, warnings: 0, bytes: 0, counts: {} };
      assert.deepEqual(await read(source), { lines: [], summary });
    });
  }

  for (const source of [null, undefined, 5, true, {}, () => TEXT, Symbol("s"), 5n, new Date()]) {
    test(`${String(source)} is none: TypeError`, async () => {
      const run = validateOrders(/** @type {any} */ (source));
      assert.ok((await rejectionOf(collect(run))) instanceof TypeError);
      assert.ok((await rejectionOf(run.summary)) instanceof TypeError);
    });
  }

  for (const chunk of [null, undefined, 5, {}, ["{}"], new Blob(["{}"])]) {
    test(`${String(chunk)} among the chunks: TypeError`, async () => {
      const run = validateOrders(/** @type {any} */ ([`${BAD}\n`, chunk]));
      assert.ok((await rejectionOf(collect(run))) instanceof TypeError);
      assert.ok((await rejectionOf(run.summary)) instanceof TypeError);
    });
  }
});

describe("lines straddle chunks", () => {
  test("of bytes, at every byte", async () => {
    const expected = naive(TEXT, { all: true });
    for (let at = 0; at <= BYTES.length; at += 1) {
      const chunks = [BYTES.subarray(0, at), BYTES.subarray(at)];
      assert.deepEqual(await read(chunks, { all: true }), expected, `cut at ${at}`);
    }
    for (const length of [1, 2, 3, 5]) {
      assert.deepEqual(await read(pieces(BYTES, length), { all: true }), expected, `pieces of ${length}`);
    }
  });

  test("of text, at every UTF-16 unit", async () => {
    const expected = naive(TEXT, { all: true });
    for (let at = 0; at <= TEXT.length; at += 1) {
      const chunks = [TEXT.slice(0, at), "", TEXT.slice(at)];
      assert.deepEqual(await read(chunks, { all: true }), expected, `cut at ${at}`);
    }
    assert.deepEqual(await read(TEXT.split(""), { all: true }), expected);
  });

  test("a line longer than any chunk that is handed on", async () => {
    const long = `{"workspace_id":"${"ä🦀".repeat(300_000)}","connection_id":1}`;
    const text = `${GOOD}\n${long}\n${BAD}`;
    assert.deepEqual(await read(text), naive(text));
    assert.deepEqual(await read(new Blob([text])), naive(text));
  });

  for (const [where, chunks] of /** @type {[string, (string | Uint8Array)[]][]} */ ([
    ["at the end", ['{"workspace_id":"w1","connection_id":"c1"}\ud83e']],
    ["before other text", ['{"workspace_id":"\ud83e', 'w1","connection_id":"c1"}']],
    ["before bytes", ['{"workspace_id":"w1\ud83e', Buffer.from('","connection_id":"c1"}\n')]],
  ])) {
    test(`half a surrogate pair ${where} is invalid JSON in its own line`, async () => {
      const { lines, summary } = await read(chunks);
      assert.deepEqual(
        lines.map(({ line, issues }) => [line, issues.at(-1)?.code]),
        [[1, "invalid_json"]],
      );
      assert.equal(summary.lines, 1);
    });
  }
});

describe("lines", () => {
  test("end at LF or CRLF; blank ones count and are skipped; the last needs no end", async () => {
    for (const text of [`{}\r\n\r\n\n \t\n{}`, `{}\n\n \r\n\t\r\n{}\n`, `{}\r\n\n\n\n{}\r\n`]) {
      const { lines, summary } = await read(text);
      assert.deepEqual(
        lines.map(({ line }) => line),
        [1, 5],
      );
      assert.deepEqual([summary.lines, summary.bytes], [2, text.length]);
    }
  });

  test("a BOM is refused, as in an order's text", async () => {
    const text = `\ufeff${GOOD}\n${GOOD}\n`;
    for (const source of [text, Buffer.from(text), new Blob([text])]) {
      const { lines, summary } = await read(source);
      assert.deepEqual({ lines, summary }, naive(text));
      assert.deepEqual(
        lines.map(({ line, issues }) => [line, issues[0]?.code, issues[0]?.offset]),
        [[1, "invalid_json", 0]],
      );
      assert.equal(summary.valid, 1);
    }
  });

  test("places are those within the line", async () => {
    const [line] = (await read(`${GOOD}\n\n ${BAD}`)).lines;
    assert.deepEqual(line, { line: 3, ...validateOrderJson(` ${BAD}`) });
    assert.equal(line?.issues[0]?.line, 1);
  });

  test("other ends of lines that Unicode knows are none", async () => {
    const text = `${GOOD}\u2028${GOOD}\r${GOOD}\u0085\n\u00a0\n\f`;
    assert.deepEqual(await read(text), naive(text));
    assert.equal((await read(text)).summary.lines, 3);
  });
});

describe("options", () => {
  for (const options of [
    {},
    { all: true },
    { all: false },
    { strict: true },
    { strict: true, all: true },
    { maxIssues: 1 },
    { maxIssues: 2, all: true },
  ]) {
    test(JSON.stringify(options), async () => {
      assert.deepEqual(await read(TEXT, options), naive(TEXT, options));
    });
  }

  for (const maxIssues of [0, -1, 1.5, Number.NaN, "3"]) {
    test(`maxIssues ${String(maxIssues)}: RangeError`, () => {
      const options = { maxIssues: /** @type {any} */ (maxIssues) };
      assert.ok(thrownBy(() => validateOrders(TEXT, options)) instanceof RangeError);
    });
  }

  test("onProgress is told figures that rise, up to those of the summary", async () => {
    const text = `${TEXT}\n`;
    /** @type {OrdersSummary[]} */
    const told = [];
    const chunks = pieces(Buffer.from(text), 10);
    const onProgress = (/** @type {OrdersSummary} */ progress) => void told.push(progress);
    const { summary } = await read(chunks, { onProgress });
    assert.equal(told.length, chunks.length);
    for (const [at, now] of told.entries()) {
      const before = told[at - 1];
      assert.equal(now.lines, now.valid + now.invalid);
      if (before === undefined) continue;
      assert.ok(now.bytes > before.bytes && now.lines >= before.lines && now.warnings >= before.warnings);
      assert.notEqual(now, before);
    }
    assert.deepEqual(told.at(-1), summary);
  });

  test("onProgress is told several times of one long text", async () => {
    let told = 0;
    const onProgress = () => {
      told += 1;
    };
    await read(`${GOOD}\n`.repeat(50_000), { onProgress });
    assert.ok(told > 4, `${told}`);
  });

  test("what onProgress throws ends the run", async () => {
    const failure = new Error("enough");
    const run = validateOrders(TEXT, {
      onProgress: () => {
        throw failure;
      },
    });
    assert.equal(await rejectionOf(collect(run)), failure);
    assert.equal(await rejectionOf(run.summary), failure);
  });
});

describe("summary", () => {
  const line = fc.oneof(
    { weight: 6, arbitrary: damagedOrder().map((order) => JSON.stringify(order)) },
    { weight: 1, arbitrary: fc.constantFrom("", " ", "\t\r", "{", "null", "\ufeff{}", GOOD, BAD, WARNED) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: "grapheme", maxLength: 9 }).map((text) => text.replace(/\n/g, "")),
    },
  );

  test("and lines are those of a reading line by line, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.array(fc.nat(400), { maxLength: 12 }),
        fc.record({ all: fc.boolean(), strict: fc.boolean(), maxIssues: fc.integer({ min: 1, max: 6 }) }),
        async (lines, end, isEnded, cuts, options) => {
          const bytes = Buffer.from(lines.join(end) + (isEnded ? end : ""));
          const chunks = [];
          let start = 0;
          for (const cut of cuts) {
            chunks.push(bytes.subarray(start, start + cut));
            start += cut;
          }
          chunks.push(bytes.subarray(start));
          assert.deepEqual(await read(chunks, options), naive(bytes, options));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("alone drives the run", async () => {
    assert.deepEqual(await validateOrders(TEXT).summary, naive(TEXT).summary);
    assert.deepEqual(await validateOrders(new Blob([TEXT])).summary, naive(TEXT).summary);
  });

  test("may be asked for before the iteration, in the same task", async () => {
    const run = validateOrders(TEXT);
    const { summary } = run;
    assert.equal((await collect(run)).length, naive(TEXT).lines.length);
    assert.deepEqual(await summary, naive(TEXT).summary);
    assert.equal(run.summary, summary);
  });

  test("is plain data", async () => {
    const summary = await validateOrders(TEXT).summary;
    assert.deepEqual(structuredClone(summary), summary);
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary);
    assert.equal(Object.getPrototypeOf(summary.counts), Object.prototype);
  });
});

test("runs at once do not disturb each other, nor do calls between", async () => {
  const texts = [TEXT, `${BAD}\n${TEXT}`, TEXT.replaceAll("c1", "é🦀"), `${WARNED}\n`.repeat(20)];
  const runs = texts.flatMap((text) => [1, 3, 7].map((length) => ({ text, length })));
  await Promise.all(
    runs.map(async ({ text, length }) => {
      const run = validateOrders(pieces(Buffer.from(text), length), { all: true });
      const lines = [];
      for await (const line of run) {
        lines.push(line);
        validateOrderJson(BAD);
      }
      assert.deepEqual({ lines, summary: await run.summary }, naive(text, { all: true }));
    }),
  );
});

test("a run within the loop of another", async () => {
  const lines = [];
  for await (const line of validateOrders([`${BAD}\n{}`, `\n${BAD}`])) {
    lines.push(line, ...(await collect(validateOrders(TEXT))));
  }
  const inner = naive(TEXT).lines;
  const outer = naive(`${BAD}\n{}\n${BAD}`).lines;
  assert.deepEqual(
    lines,
    outer.flatMap((line) => [line, ...inner]),
  );
});

describe("a second iteration is refused", () => {
  test("after the first", async () => {
    const run = validateOrders(TEXT);
    await collect(run);
    assert.ok(thrownBy(() => run[Symbol.asyncIterator]()) instanceof TypeError);
  });

  test("while the first goes on", async () => {
    const run = validateOrders(TEXT);
    for await (const _ of run) assert.ok((await rejectionOf(collect(run))) instanceof TypeError);
    assert.deepEqual(await run.summary, naive(TEXT).summary);
  });

  test("after the summary was read", async () => {
    const run = validateOrders(TEXT);
    await run.summary;
    assert.ok((await rejectionOf(collect(run))) instanceof TypeError);
  });
});
