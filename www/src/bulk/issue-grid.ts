// The table of faulty lines: an ARIA grid of any length, of which only the rows in sight are in the page.
// https://www.w3.org/WAI/ARIA/apg/patterns/grid/

import { element } from "../dom";
import { formatCount } from "./format";
import type { IssueRow } from "./messages";
import { RowCache } from "./row-cache";

const COLUMNS = ["Line", "Column", "Severity", "Code", "Pointer", "Message"] as const;
/** Rows beyond the edges, so that a scroll finds something there. */
const SPARE = 6;

export interface IssueGrid {
  element: HTMLElement;
  /** Begins afresh: other rows, seen from the first. */
  reset(fetch: (from: number, to: number) => Promise<{ rows: IssueRow[] }>): void;
  /** There are so many rows now. */
  grow(total: number): void;
}

export function createIssueGrid(onActive: (row: IssueRow) => void): IssueGrid {
  const head = element("div", { role: "row", "aria-rowindex": "1", class: "grid-row grid-head" });
  for (const [index, name] of COLUMNS.entries()) {
    head.append(element("div", { role: "columnheader", "aria-colindex": String(index + 1) }, name));
  }
  const body = element("div", { role: "rowgroup", class: "grid-body" });
  const grid = element(
    "div",
    { role: "grid", class: "grid", tabindex: "0", "data-testid": "issue-grid", "aria-label": "Issues" },
    element("div", { role: "rowgroup", class: "grid-head-group" }, head),
    body,
  );
  grid.setAttribute("aria-colcount", String(COLUMNS.length));
  grid.setAttribute("aria-readonly", "true");

  const shown = new Map<number, { row: HTMLElement; isFilled: boolean }>();
  let total = 0;
  let active: { row: number; column: number } | undefined;
  let cache = new RowCache(async () => ({ rows: [] }), draw);
  let isDrawing = false;

  const rowHeight = () => Number.parseFloat(getComputedStyle(grid).getPropertyValue("--row-height")) || 36;

  function draw(): void {
    if (isDrawing) return;
    isDrawing = true;
    requestAnimationFrame(() => {
      isDrawing = false;
      drawNow();
    });
  }

  function drawNow(): void {
    const height = rowHeight();
    body.style.height = `${total * height}px`;
    const first = Math.max(0, Math.floor(grid.scrollTop / height) - SPARE);
    const last = Math.min(total, Math.ceil((grid.scrollTop + grid.clientHeight) / height) + SPARE);
    const wanted = new Set<number>(active ? [active.row] : []);
    for (let index = first; index < last; index += 1) wanted.add(index);

    for (const [index, { row }] of shown) {
      if (wanted.has(index)) continue;
      row.remove();
      shown.delete(index);
    }
    for (const index of [...wanted].sort((one, another) => one - another)) drawRow(index, height);
    markActive();
  }

  function drawRow(index: number, height: number): void {
    const known = shown.get(index);
    if (known?.isFilled) return;
    const data = cache.row(index, total);
    const row = createRow(index, data);
    row.style.transform = `translateY(${index * height}px)`;
    if (known) known.row.replaceWith(row);
    else body.insertBefore(row, followerOf(index));
    shown.set(index, { row, isFilled: data !== undefined });
  }

  /** Rows stand in the page in their order, so that they are read in their order. */
  function followerOf(index: number): Element | null {
    const next = [...shown.keys()].filter((other) => other > index);
    return next.length === 0 ? null : (shown.get(Math.min(...next))?.row ?? null);
  }

  function markActive(): void {
    for (const marked of body.querySelectorAll(".active")) marked.classList.remove("active");
    const row = active && shown.get(active.row)?.row;
    const cell = active && row?.children[active.column];
    row?.classList.add("active");
    cell?.classList.add("active");
    if (cell) grid.setAttribute("aria-activedescendant", cell.id);
    else grid.removeAttribute("aria-activedescendant");
  }

  function activate(row: number, column: number): void {
    if (total === 0) return;
    active = {
      row: Math.max(0, Math.min(total - 1, row)),
      column: Math.max(0, Math.min(COLUMNS.length - 1, column)),
    };
    scrollTo(active.row);
    drawNow();
    const data = cache.row(active.row, total);
    if (data) onActive(data);
  }

  function scrollTo(row: number): void {
    const height = rowHeight();
    const room = grid.clientHeight - head.offsetHeight;
    if (row * height < grid.scrollTop) grid.scrollTop = row * height;
    if ((row + 1) * height > grid.scrollTop + room) grid.scrollTop = (row + 1) * height - room;
  }

  function onKey(event: KeyboardEvent): void {
    const { row, column } = active ?? { row: -1, column: 0 };
    const page = Math.max(1, Math.floor(grid.clientHeight / rowHeight()) - 2);
    const all = event.ctrlKey || event.metaKey;
    const moves: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [Math.max(0, row), column + 1],
      ArrowLeft: [Math.max(0, row), column - 1],
      PageDown: [row + page, column],
      PageUp: [row - page, column],
      Home: all ? [0, 0] : [Math.max(0, row), 0],
      End: all ? [total - 1, COLUMNS.length - 1] : [Math.max(0, row), COLUMNS.length - 1],
    };
    const move = moves[event.key];
    if (!move || event.altKey) return;
    event.preventDefault();
    activate(...move);
  }

  grid.addEventListener("scroll", draw, { passive: true });
  grid.addEventListener("keydown", onKey);
  grid.addEventListener("click", (event) => {
    const cell = (event.target as Element).closest("[role=gridcell]");
    const row = cell?.closest("[role=row]");
    if (cell && row) activate(Number(row.getAttribute("aria-rowindex")) - 2, [...row.children].indexOf(cell));
  });
  new ResizeObserver(() => {
    for (const { row } of shown.values()) row.remove();
    shown.clear();
    draw();
  }).observe(grid);

  return {
    element: grid,
    reset(fetch) {
      cache = new RowCache(fetch, draw);
      for (const { row } of shown.values()) row.remove();
      shown.clear();
      total = 0;
      active = undefined;
      grid.scrollTop = 0;
      draw();
    },
    grow(count) {
      total = count;
      grid.setAttribute("aria-rowcount", String(count + 1));
      draw();
    },
  };
}

function createRow(index: number, data: IssueRow | undefined): HTMLElement {
  const row = element("div", { role: "row", "aria-rowindex": String(index + 2), class: "grid-row" });
  if (data) row.dataset["severity"] = data.severity;
  for (const [column, text] of cellTexts(data).entries()) {
    const attributes = {
      role: "gridcell",
      "aria-colindex": String(column + 1),
      id: `bulk-issue-${index}-${column}`,
    };
    row.append(element("div", attributes, text));
  }
  return row;
}

function cellTexts(data: IssueRow | undefined): string[] {
  if (!data) return COLUMNS.map(() => "…");
  const { line, column, severity, code, pointer, message } = data;
  return [formatCount(line), formatCount(column), severity, code, pointer || "(the line)", message];
}
