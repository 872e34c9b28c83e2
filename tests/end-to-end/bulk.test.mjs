// A person checks many orders in the demo, looks at what is wrong, and takes the report along.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { judged, ordersFile } from "./bulk-orders.mjs";
import {
  breakWorker,
  drop,
  ended,
  figure,
  fits,
  gridRows,
  LIMIT,
  LOOKS,
  onPanel,
  useDemo,
  violations,
} from "./bulk-page.mjs";
import { longestTask } from "./bulk-tasks.mjs";

const LONGEST_TASK_MS = 50;

const where = useDemo();

const onBulk = (act, options) => onPanel(where, "#bulk", act, options);

test("a dropped file is judged line by line as the package judges it elsewhere", LIMIT, () =>
  onBulk(async (page) => {
    const text = ordersFile(2_000);
    const expected = await judged(text);
    await drop(page, "mine.ndjson", text);
    await ended(page, "bulk-summary", "invalid");

    const { lines, faulty } = expected;
    const summary = await page.getByTestId("bulk-summary").textContent();
    const clean = (lines - faulty.size).toLocaleString("en");
    assert.ok(
      summary.startsWith(`2,000 orders, ${faulty.size} with errors; ${clean} may be sent (`),
      summary,
    );
    assert.equal(await figure(page, "bulk-lines"), expected.lines);
    assert.equal(await figure(page, "bulk-faulty"), expected.faulty.size);
    assert.equal(await figure(page, "bulk-warned"), expected.warned);
    assert.deepEqual(await chart(page, "bulk-codes"), countsOf(expected.issues.map(({ code }) => code)));
    assert.deepEqual(await chart(page, "bulk-fields"), countsOf(expected.issues.map(fieldOf)));

    await page.waitForFunction(() => !document.querySelector(".grid-body")?.textContent.includes("…"));
    const rows = await gridRows(page);
    assert.ok(rows.length >= 10);
    assert.deepEqual(rows, expected.issues.slice(0, rows.length).map(rowOf));
  }),
);

test("a file is chosen with the keyboard too, and one without faults says so", LIMIT, () =>
  onBulk(async (page) => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByTestId("make-100000").focus();
    await page.keyboard.press("Shift+Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "bulk-file");
    await page.keyboard.press("Enter");
    const buffer = Buffer.from('{"workspace_id":"w1","connection_id":"c1"}\n');
    await (await choosing).setFiles({ name: "one.ndjson", mimeType: "application/x-ndjson", buffer });
    await ended(page, "bulk-summary", "valid");
    assert.match(await page.getByTestId("bulk-summary").textContent(), /^1 order, none with an error/);
    assert.equal(await page.getByTestId("issue-grid").isVisible(), false);
  }),
);

test("the report holds every issue, as NDJSON and as CSV", LIMIT, () =>
  onBulk(async (page) => {
    const text = ordersFile(500);
    const { reported, issues } = await judged(text);
    await drop(page, "mine.ndjson", text);
    await ended(page, "bulk-summary", "invalid");

    const lines = (await download(page, "report-ndjson", "issues.ndjson")).trim().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      reported,
    );
    const [head, ...rows] = (await download(page, "report-csv", "issues.csv")).trim().split("\r\n");
    assert.equal(head, "line,column,severity,code,pointer,message");
    assert.equal(rows.length, issues.length);
    for (const [index, { line, column, severity, code, pointer }] of issues.entries()) {
      assert.ok(rows[index].startsWith(`${line},${column},${severity},${code},${pointer},`), rows[index]);
    }
  }),
);

test("100,000 orders are checked while the page stays free: no task of 50 ms", LIMIT, () =>
  onBulk(async (page) => {
    const { tasks, work, byTheClock } = await longestTask(page, async () => {
      await page.getByTestId("make-100000").click();
      await ended(page, "bulk-summary", "invalid");
      await page.getByTestId("issue-grid").focus();
      for (const key of ["Control+End", "PageUp", "Home", "ArrowDown", "Control+Home"]) {
        await page.keyboard.press(key);
      }
      await page.waitForTimeout(300);
    });
    assert.equal(await figure(page, "bulk-lines"), 100_000);
    assert.equal(await figure(page, "bulk-faulty"), 1_000);
    assert.ok((await chart(page, "bulk-codes")).size >= 9, "faults of many kinds");
    console.log(`longest of ${tasks} tasks: ${work} ms of work, ${byTheClock} ms by the clock`);
    assert.ok(tasks > 50 && work < LONGEST_TASK_MS, `a task of ${work} ms`);

    const noticed = await longestTask(page, async () => {
      await page.evaluate(blockForAMoment);
      await page.waitForTimeout(300);
    });
    assert.ok(noticed.work >= LONGEST_TASK_MS, `a task that is too long is noticed: ${noticed.work} ms`);
  }),
);

test("the table is gone through by keyboard, from the first row to the last", LIMIT, () =>
  onBulk(async (page) => {
    await page.getByTestId("make-100000").click();
    await ended(page, "bulk-summary", "invalid");
    const grid = page.getByTestId("issue-grid");
    await page.waitForFunction(() => Number(document.querySelector(".grid").ariaRowCount) > 1_000);
    const rowCount = Number(await grid.getAttribute("aria-rowcount"));
    await grid.focus();

    const active = () => page.locator(".grid .active.active > .active");
    const place = async () => {
      assert.equal(await grid.getAttribute("aria-activedescendant"), await active().getAttribute("id"));
      const row = await page.locator(".grid-row.active").getAttribute("aria-rowindex");
      return [Number(row), Number(await active().getAttribute("aria-colindex"))];
    };
    for (const [key, expected] of [
      ["ArrowDown", [2, 1]],
      ["ArrowDown", [3, 1]],
      ["ArrowRight", [3, 2]],
      ["End", [3, 6]],
      ["ArrowUp", [2, 6]],
      ["ArrowUp", [2, 6]],
      ["Control+End", [rowCount, 6]],
      ["Home", [rowCount, 1]],
      ["ArrowDown", [rowCount, 1]],
      ["Control+Home", [2, 1]],
    ]) {
      await page.keyboard.press(key);
      assert.deepEqual(await place(), expected, key);
      await active().filter({ hasNotText: "…" }).waitFor();
    }
    await page.keyboard.press("Control+End");
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="issue-detail"]')?.textContent.includes("Line 9"),
    );
    assert.ok(
      (await page.locator(".grid-body [role=row]").count()) < 60,
      "only rows in sight are in the page",
    );
  }),
);

test("a bar leaves only its own issues in the table, and gives them all back", LIMIT, () =>
  onBulk(async (page) => {
    await drop(page, "mine.ndjson", ordersFile(1_000));
    await ended(page, "bulk-summary", "invalid");
    const grid = page.getByTestId("issue-grid");
    const all = await grid.getAttribute("aria-rowcount");
    const bar = page.getByTestId("bulk-codes").getByRole("button", { name: "invalid_type" });
    await bar.click();
    await page.getByTestId("issue-count").filter({ hasText: "of invalid_type" }).waitFor();
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll(".grid-body .grid-row")];
      return rows.length > 0 && rows.every((row) => row.children[3].textContent === "invalid_type");
    });
    const count = (await chart(page, "bulk-codes")).get("invalid_type");
    assert.equal(Number(await grid.getAttribute("aria-rowcount")), count + 1);
    assert.equal(await bar.getAttribute("aria-pressed"), "true");
    await page.getByTestId("all-issues").click();
    await page.waitForFunction((all) => document.querySelector(".grid")?.ariaRowCount === all, all);
    assert.equal(await bar.getAttribute("aria-pressed"), "false");
  }),
);

test("so does the bar of a key of digits, and that of what is counted together", LIMIT, () =>
  onBulk(async (page) => {
    await drop(page, "mine.ndjson", ordersOfManyFields());
    await ended(page, "bulk-summary", "valid");
    const counts = await chart(page, "bulk-fields");
    for (const [field, count] of [
      ["2024", 50],
      ["(other fields)", 201],
    ]) {
      assert.equal(counts.get(field), count);
      await page.getByTestId("bulk-fields").getByRole("button", { name: field }).click();
      await page.getByTestId("issue-count").getByText(`${count} of ${field}`, { exact: true }).waitFor();
      assert.equal(await page.getByTestId("issue-grid").getAttribute("aria-rowcount"), `${count + 1}`);
    }
  }),
);

test("a report of a file that changed meanwhile is refused with the reason, until the next", LIMIT, () =>
  onBulk(async (page) => {
    const folder = await mkdtemp(join(tmpdir(), "bulk-"));
    try {
      const file = join(folder, "mine.ndjson");
      const text = ordersFile(100);
      await writeFile(file, text);
      const written = new Date("2026-05-05T12:00:00Z");
      await utimes(file, written, written);
      await page.locator("#bulk-file").setInputFiles(file);
      await ended(page, "bulk-summary", "invalid");

      await writeFile(file, `${text}\n`);
      await page.getByTestId("report-csv").click();
      const alert = page.getByTestId("bulk-check").getByRole("alert");
      await alert.getByText(/^The report could not be written: ./).waitFor();
      assert.equal(await page.getByTestId("report-csv").isEnabled(), true);
      assert.deepEqual(await violations(page), []);

      await writeFile(file, text);
      await utimes(file, written, written);
      await download(page, "report-csv", "issues.csv");
      assert.equal(await page.getByTestId("report-failure").textContent(), "");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }),
);

test("a worker that breaks ends the check under way, and tells nothing of reports", LIMIT, () =>
  onBulk(
    async (page) => {
      await page.getByTestId("make-1000000").click();
      await page.getByTestId("report-csv").waitFor();
      await breakWorker(page, "out of order");
      await ended(page, "bulk-summary", "failed");
      assert.match(await page.getByTestId("bulk-summary").textContent(), /could not be read: .*out of order/);
      assert.equal(await page.getByTestId("report-csv").isEnabled(), false);
      assert.equal(await page.getByTestId("report-failure").textContent(), "");
    },
    { expected: /out of order/ },
  ),
);

test("a check of a million orders is cancelled when asked to, and nothing of it can be sent", LIMIT, () =>
  onBulk(async (page) => {
    await page.getByTestId("make-1000000").click();
    await page.waitForFunction(
      () => document.querySelector('[data-testid="bulk-lines"]')?.dataset.text !== "–",
    );
    await page.getByTestId("bulk-cancel").press("Enter");
    await ended(page, "bulk-summary", "cancelled");
    const lines = await figure(page, "bulk-lines");
    assert.ok(lines > 0 && lines < 1_000_000, `${lines} orders`);
    assert.equal(await page.getByTestId("bulk-send").isVisible(), false);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
    assert.equal(focused, "bulk-summary", "the focus is not lost with the button");
  }),
);

for (const [name, options] of Object.entries(LOOKS)) {
  test(`axe finds nothing, empty and full, ${name}`, LIMIT, () =>
    onBulk(async (page) => {
      assert.deepEqual(await violations(page), []);
      await page.getByTestId("make-100000").click();
      await ended(page, "bulk-summary", "invalid");
      await page.getByTestId("issue-grid").press("ArrowDown");
      await page.getByTestId("send").click();
      await ended(page, "send-summary", "stored");
      assert.deepEqual(await violations(page), []);
      await fits(page);
    }, options),
  );
}

/** Warnings alone: 50 of one key, and one each of 2,200 others, of which the first 1,999 are counted one by one. */
function ordersOfManyFields() {
  const lines = Array.from({ length: 50 }, (_, line) => {
    const others = Array.from({ length: 44 }, (_, index) => [`own_${line * 44 + index}`, 1]);
    return JSON.stringify({
      workspace_id: "w1",
      connection_id: "c1",
      ...Object.fromEntries(others),
      2024: 1,
    });
  });
  return lines.join("\n");
}

/** Other processes may have the processor for some of that time. */
function blockForAMoment() {
  return new Promise((resolve) => {
    setTimeout(() => {
      const end = performance.now() + 500;
      while (performance.now() < end);
      resolve();
    });
  });
}

async function download(page, testId, name) {
  const downloading = page.waitForEvent("download");
  await page.getByTestId(testId).click();
  const file = await downloading;
  assert.equal(file.suggestedFilename(), name);
  return readFile(await file.path(), "utf8");
}

/** Of each bar the count. */
async function chart(page, testId) {
  const bars = await page
    .getByTestId(testId)
    .locator("button")
    .evaluateAll((buttons) =>
      buttons.map((button) => [button.dataset.name, button.querySelector(".bar-count").textContent]),
    );
  return new Map(bars.map(([name, count]) => [name, Number(count.replaceAll(",", ""))]));
}

function countsOf(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function fieldOf({ path }) {
  const name = path.map((step) => (typeof step === "number" ? "[]" : `.${step}`)).join("");
  return name.slice(1) || "(the whole line)";
}

function rowOf({ line, column, severity, code, pointer, message }) {
  const [inFile, inLine] = [line, column].map((number) => number.toLocaleString("en"));
  return [inFile, inLine, severity, code, pointer || "(the line)", message];
}
