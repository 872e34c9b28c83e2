// The issues one by one: the table, what it leaves out, the issue that was picked, and the report to download.

import { announce, element } from "../dom";
import type { BulkClient } from "./bulk-client";
import { formatCount, formatPlural } from "./format";
import { createIssueGrid } from "./issue-grid";
import type { CheckProgress, IssueRow, ReportFormat, RowFilter } from "./messages";
import { Pulse } from "./pulse";

export interface IssuesView {
  element: HTMLElement;
  reset(): void;
  show(progress: CheckProgress): void;
  /** Nothing changes any more: the report may be had. */
  end(progress: CheckProgress): void;
  filter(): RowFilter;
  /** Leaves only these; asked for the same again, all. */
  setFilter(filter: RowFilter): void;
}

export function createIssuesView(client: BulkClient, onFilter: () => void): IssuesView {
  let filter: RowFilter = {};
  let latest: CheckProgress | undefined;
  const pulse = new Pulse(250);

  const title = element("h3", { id: "bulk-issues-title" }, "Issues");
  const count = element("p", { class: "hint", "data-testid": "issue-count" });
  const all = element("button", { type: "button", hidden: "", "data-testid": "all-issues" }, "Show all");
  const failure = element("p", { class: "summary", role: "alert", "data-testid": "report-failure" });
  failure.dataset["state"] = "failed";
  const reports = (["ndjson", "csv"] as const).map((format) =>
    reportButton(client, format, (text) => announce(failure, text)),
  );
  const detail = element("p", {
    class: "issue-detail",
    "data-testid": "issue-detail",
  });
  const grid = createIssueGrid((row) => detail.replaceChildren(...described(row)));
  const view = element(
    "div",
    { class: "issues-view", hidden: "" },
    element(
      "div",
      { class: "panel-head" },
      element("div", {}, title, count),
      element("div", { class: "actions" }, all, ...reports),
    ),
    failure,
    grid.element,
    detail,
  );
  all.addEventListener("click", () => setFilter({}));

  function setFilter(next: RowFilter): void {
    const isSame = next.code === filter.code && next.field === filter.field;
    filter = isSame ? {} : next;
    all.hidden = filter.code === undefined && filter.field === undefined;
    grid.reset((from, to) => client.rows(filter, from, to));
    detail.textContent = "";
    void update();
    onFilter();
  }

  async function update(): Promise<void> {
    if (!latest) return;
    const asked = filter;
    const { total } = await client.rows(asked, 0, 0);
    if (asked !== filter) return;
    grid.grow(total);
    count.textContent = countText(total, latest, asked);
  }

  return {
    element: view,
    filter: () => filter,
    setFilter,
    reset() {
      view.hidden = true;
      latest = undefined;
      filter = {};
      all.hidden = true;
      detail.textContent = "";
      failure.textContent = "";
      for (const button of reports) button.disabled = true;
      grid.reset((from, to) => client.rows(filter, from, to));
    },
    show(progress) {
      latest = progress;
      view.hidden = progress.rows === 0;
      pulse.beat(() => void update());
    },
    end(progress) {
      latest = progress;
      view.hidden = progress.rows === 0;
      for (const button of reports) button.disabled = false;
      void update();
    },
  };
}

function countText(total: number, { rows, isTableFull }: CheckProgress, { code, field }: RowFilter): string {
  const only = code ?? field;
  const shown =
    only === undefined ? formatPlural(total, "issue", "issues") : `${formatCount(total)} of ${only}`;
  if (!isTableFull) return shown;
  return `${shown}; the table holds the first ${formatCount(rows)}, the report all.`;
}

function described({ line, column, code, pointer, message }: IssueRow): (Node | string)[] {
  const place = `Line ${formatCount(line)}, column ${formatCount(column)}`;
  const where = pointer === "" ? place : `${place}, ${pointer}`;
  return [element("span", { class: "hint" }, `${where} · ${code}`), element("br"), message];
}

/** @param tell Is given why there is no report, and nothing once another is asked for. */
function reportButton(
  client: BulkClient,
  format: ReportFormat,
  tell: (failure: string) => void,
): HTMLButtonElement {
  const name = format.toUpperCase();
  const text = element("span", { "aria-hidden": "true" }, `↓ ${name}`);
  const button = element(
    "button",
    { type: "button", "data-testid": `report-${format}`, "aria-label": `Download the report as ${name}` },
    text,
  );
  const show = (isWriting: boolean) => {
    button.disabled = isWriting;
    button.ariaBusy = String(isWriting);
    text.textContent = isWriting ? "Writing…" : `↓ ${name}`;
  };
  button.addEventListener("click", () => {
    show(true);
    tell("");
    client.say({ kind: "report", format });
  });
  client.on("report", (message) => {
    if (message.format !== format) return;
    show(false);
    save(message.report, `issues.${format}`);
  });
  client.on("failed", ({ during, message }) => {
    if (during !== "report" || button.ariaBusy !== "true") return;
    show(false);
    tell(`The report could not be written: ${message}`);
  });
  return button;
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  element("a", { href: url, download: name }).click();
  // The download has begun by then; the file itself is the browser's.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
