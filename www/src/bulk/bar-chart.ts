// Bars that count issues; a bar is a button that leaves only its own issues in the table.

import { element } from "../dom";
import { createBar } from "./bar";
import { formatCount } from "./format";

export interface Count {
  name: string;
  count: number;
}

export interface BarChart {
  element: HTMLElement;
  /**
   * @param pressed The name of the bar that is chosen.
   * @param note What the bars leave out.
   */
  show(counts: Count[], pressed: string | undefined, note?: string): void;
}

interface Row {
  item: HTMLLIElement;
  button: HTMLButtonElement;
  count: HTMLElement;
  showBar: (share: number) => void;
}

export function createBarChart(title: string, testId: string, onPress: (name: string) => void): BarChart {
  const list = element("ul", { class: "bar-chart", "data-testid": testId });
  const leftOut = element("p", { class: "hint" });
  const rows = new Map<string, Row>();

  function createRow(name: string): Row {
    const { bar, show } = createBar();
    const count = element("span", { class: "bar-count" });
    const label = element("code", { class: "bar-label" }, name);
    const button = element("button", { type: "button", "data-name": name }, label, bar, count);
    button.addEventListener("click", () => onPress(name));
    return { item: element("li", {}, button), button, count, showBar: show };
  }

  return {
    element: element("div", { class: "chart" }, element("h3", {}, title), list, leftOut),
    show(counts, pressed, note = "") {
      leftOut.textContent = note;
      const most = Math.max(1, ...counts.map(({ count }) => count));
      const names = new Set(counts.map(({ name }) => name));
      for (const [name, { item }] of rows) {
        if (names.has(name)) continue;
        item.remove();
        rows.delete(name);
      }
      for (const [place, { name, count }] of counts.entries()) {
        const row = rows.get(name) ?? createRow(name);
        rows.set(name, row);
        row.count.textContent = formatCount(count);
        row.button.setAttribute("aria-pressed", String(name === pressed));
        row.showBar(count / most);
        moveTo(list, row.item, place);
      }
    },
  };
}

/** What has the focus would lose it by being moved. */
function moveTo(list: HTMLElement, item: HTMLElement, place: number): void {
  if (list.children[place] === item || item.contains(document.activeElement)) return;
  list.insertBefore(item, list.children[place] ?? null);
}
