// Does the work of the bulk panel away from the page, which stays free to answer.

import { type BulkSource, type OpenSource, openSource } from "./bulk-source";
import { startCheck } from "./check-run";
import { Gate } from "./gate";
import { writeReport } from "./issue-report";
import { IssueTally } from "./issue-tally";
import type { End, FromWorker, SendOptions, ToWorker } from "./messages";
import { SendRecord, send } from "./send-run";

/** What is known of the source that was checked last. */
interface Checked {
  source: OpenSource;
  tally: IssueTally;
  record: SendRecord;
}

let checked: Checked = fresh({ kind: "made", count: 1 });
let running = new AbortController();
const gate = new Gate();

const tell = (message: FromWorker): void => self.postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  obey(data).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", during: data.kind, message });
  });
});

async function obey(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case "check":
      return check(message.source);
    case "rows": {
      const { request, filter, from, to } = message;
      return tell({ kind: "rows", request, ...checked.tally.rows(filter, from, to) });
    }
    case "report": {
      const { format } = message;
      return tell({ kind: "report", format, ...(await writeReport(checked.source, format)) });
    }
    case "send":
      return sendClean(message.most, message.options);
    case "retry":
      return sendFailed(message.options);
    case "pause":
      return gate.shut();
    case "resume":
      return gate.open();
    case "cancel":
      return running.abort();
  }
}

function fresh(source: BulkSource): Checked {
  return { source: openSource(source), tally: new IssueTally(), record: new SendRecord() };
}

function startRun(): AbortSignal {
  running.abort();
  running = new AbortController();
  gate.open();
  return running.signal;
}

/** Whether something else was begun meanwhile: then nobody asks any more what this came to. */
const isOver = (signal: AbortSignal): boolean => running.signal !== signal;

const endOf = (signal: AbortSignal): End => (signal.aborted ? "cancelled" : "done");

async function check(source: BulkSource): Promise<void> {
  const signal = startRun();
  checked = fresh(source);
  const { tally, finished } = startCheck(checked.source, signal, (progress) =>
    tell({ kind: "checking", progress }),
  );
  checked.tally = tally;
  const progress = await finished;
  if (!isOver(signal)) tell({ kind: "checked", progress, end: endOf(signal) });
}

async function sendClean(most: number, options: SendOptions): Promise<void> {
  const { tally, record } = checked;
  const isWanted = (line: number) =>
    !tally.faulty.has(line) && !record.stored.has(line) && !record.failed.has(line);
  await sendLines(isWanted, most, options);
}

async function sendFailed(options: SendOptions): Promise<void> {
  const { failed } = checked.record;
  await sendLines((line) => failed.has(line), failed.size, options);
}

async function sendLines(
  isWanted: (line: number) => boolean,
  most: number,
  options: SendOptions,
): Promise<void> {
  const signal = startRun();
  const plan = { source: checked.source, isWanted, most, options };
  const progress = await send(plan, checked.record, gate, signal, (progress) =>
    tell({ kind: "sending", progress }),
  );
  if (!isOver(signal)) tell({ kind: "sent", progress, end: endOf(signal) });
}
