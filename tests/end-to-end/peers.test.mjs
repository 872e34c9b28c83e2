// A person compares the package with its peers, in their own browser.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ended, fits, LIMIT, LOOKS, onPanel, useDemo, violations } from "./bulk-page.mjs";

/** A word of ajv's and one of zod's that no minifier changes. */
const PEERS_WORDS = ["strictNumbers", "invalid_union"];
const RIVALS = ["assessment-order", "ajv, formats only", "ajv, our schema", "zod"];

const where = useDemo();

const onPeers = (act, options) => onPanel(where, "#compare", act, options);

test("the peers are loaded when they are asked for, and all are timed on the same orders", LIMIT, () =>
  onPeers(async (page) => {
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    const scripts = await builtScripts();
    const early = [...scripts.keys()].filter((path) => loaded.includes(path));
    assert.ok(early.length >= 3, `${early.length} scripts are loaded with the page`);
    for (const word of PEERS_WORDS) {
      const holders = [...scripts.keys()].filter((path) => scripts.get(path).includes(word));
      assert.ok(holders.length > 0 && !holders.some((path) => early.includes(path)), word);
    }

    await page.getByTestId("peers-run").press("Enter");
    await ended(page, "peers-status", "done");
    const timings = await page.getByTestId("peers-timing").evaluateAll(tables);
    assert.equal(timings.length, 4);
    for (const rows of timings) {
      assert.deepEqual(
        rows.map(([name]) => name),
        RIVALS,
      );
      for (const [, time, ratio] of rows)
        assert.ok(Number.parseFloat(time) > 0 && Number.parseFloat(ratio) > 0);
      assert.equal(rows[0][2], "1.0 ×");
      const times = rows.map(([, time]) => Number.parseFloat(time));
      const widths = rows.map(([, , , width]) => width);
      for (const [index, width] of widths.entries()) {
        const share = times[index] / Math.max(...times);
        assert.ok(Math.abs(width - share) < 0.06, `a bar of ${width} for ${share}`);
      }
    }
    const circumstances = await page.getByTestId("peers-circumstances").textContent();
    assert.match(circumstances, /Chrom\w+ \d+/);
    assert.match(circumstances, /ajv 8\.\d+\.\d+.*zod 4\.\d+\.\d+/);
  }),
);

test("who catches which bad order is told one by one, and adds up", LIMIT, () =>
  onPeers(async (page) => {
    await page.getByTestId("peers-run").click();
    await ended(page, "peers-status", "done");
    await page.getByText("Bad orders one by one").click();
    const each = await page
      .getByTestId("peers-each")
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.cells].slice(1).map((cell) => cell.className === "caught")),
      );
    const [summed] = await page.getByTestId("peers-catches").evaluateAll(tables);
    assert.ok(each.length >= 30);
    assert.deepEqual(
      summed.map(([, text]) => text),
      RIVALS.map((_, index) => `${each.filter((caught) => caught[index]).length} of ${each.length}`),
    );
    assert.ok(
      each.every(([ours]) => ours),
      "this package catches all",
    );
    assert.ok(
      each.every((caught) => caught.filter(Boolean).length >= 1) &&
        each.some((caught) => caught.includes(false)),
    );
  }),
);

for (const [name, options] of Object.entries(LOOKS)) {
  test(`axe finds nothing before and after the run, ${name}`, LIMIT, () =>
    onPeers(async (page) => {
      assert.deepEqual(await violations(page), []);
      await page.getByTestId("peers-run").click();
      await ended(page, "peers-status", "done");
      await page.getByText("Bad orders one by one").click();
      assert.deepEqual(await violations(page), []);
      await fits(page);
    }, options),
  );
}

/** The demo's scripts by their path. */
async function builtScripts() {
  const folder = join(where.demo.folder, "assets");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const texts = names.map(async (name) => [`/assets/${name}`, await readFile(join(folder, name), "utf8")]);
  return new Map(await Promise.all(texts));
}

/** Of each row the name, the figures, and the share that the bar has of its room. */
function tables(all) {
  return all.map((table) =>
    [...table.tBodies[0].rows].map((row) => {
      const rect = row.querySelector("rect");
      const texts = [...row.cells].slice(0, -1).map((cell) => cell.textContent);
      return [...texts, Number.parseFloat(rect.getAttribute("width")) / 100];
    }),
  );
}
