// A person sends the clean ones of many orders, and the sandbox's record says the same as the page.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { cleanOrders, judged, ordersFile } from "./bulk-orders.mjs";
import {
  breakWorker,
  drop,
  ended,
  figure,
  LIMIT,
  onPanel,
  reach,
  useDemo,
  violations,
} from "./bulk-page.mjs";

const where = useDemo();
beforeEach(() => where.demo.sandbox.bulkOrders.clear());

const stored = () => where.demo.sandbox.bulkOrders;

/** A page on which the file is checked; `clean` are the orders that may be sent. */
function withChecked(count, act, options) {
  return onPanel(
    where,
    "#bulk",
    async (page) => {
      const text = ordersFile(count);
      const { faulty } = await judged(text);
      await drop(page, "mine.ndjson", text);
      await ended(page, "bulk-summary", "invalid");
      await act(page, cleanOrders(text, faulty));
    },
    options,
  );
}

async function choose(page, { most, concurrency = 6, rate = "" }) {
  await page.locator("#send-most").fill(String(most));
  await page.locator("#send-concurrency").fill(String(concurrency));
  await page.locator("#send-rate").fill(String(rate));
}

/** The server is chosen where a single order is sent. */
async function underUpdate(page, act) {
  await page.locator("#link-update").click();
  await page.locator("#mount-update[data-mounted]").waitFor();
  await act();
  await page.locator("#link-bulk").click();
  // The address changes first, the panel a moment later.
  await page.getByTestId("bulk-send").waitFor({ state: "visible" });
}

async function showsWhatIsStored(page) {
  assert.equal(await figure(page, "send-stored"), stored().size);
  assert.equal(await figure(page, "send-under-way"), 0);
}

test("as many clean orders as were chosen are stored as they were, and the page says how many", LIMIT, () =>
  withChecked(400, async (page, clean) => {
    await choose(page, { most: 300 });
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "stored");
    assert.equal(
      await page.getByTestId("send-summary").textContent(),
      "Done: 300 orders are stored, 0 failed.",
    );
    await showsWhatIsStored(page);
    const sent = clean.slice(0, 300);
    assert.deepEqual(new Set(stored().keys()), new Set(sent.map(({ id }) => id)));
    for (const order of sent) {
      const { created_at, updated_at, ...rest } = stored().get(order.id);
      assert.deepEqual(rest, order);
    }
    await page.locator("#send-most").fill(String(clean.length - 300));
    await page.getByTestId("send").click();
    await reach(page, "send-stored", clean.length);
    await ended(page, "send-summary", "stored");
    await showsWhatIsStored(page);
    assert.equal(stored().size, clean.length, "then the rest, and no faulty one");
    assert.equal(await page.getByTestId("send").getAttribute("aria-disabled"), "true");
  }),
);

test("no more are sent in a second than were allowed", LIMIT, () =>
  withChecked(200, async (page) => {
    await choose(page, { most: 60, rate: 20 });
    const start = performance.now();
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "stored");
    const seconds = (performance.now() - start) / 1000;
    assert.ok(seconds >= 2, `60 orders at 20 a second took ${seconds} s`);
    await showsWhatIsStored(page);
  }),
);

test("a pause lets nothing out until it is ended", LIMIT, () =>
  withChecked(400, async (page) => {
    await choose(page, { most: 200, rate: 60 });
    await page.getByTestId("send").click();
    await reach(page, "send-stored", 20);
    await page.getByTestId("send-pause").click();
    await page.waitForFunction(
      () => document.querySelector('[data-testid="send-under-way"]')?.textContent === "0",
    );
    const before = stored().size;
    assert.ok(before >= 20 && before < 200, `${before} stored`);
    await sleep(1_500);
    assert.equal(stored().size, before);
    await showsWhatIsStored(page);
    assert.equal(await page.getByTestId("send-pause").textContent(), "Resume");
    await page.getByTestId("send-pause").click();
    await ended(page, "send-summary", "stored");
    assert.equal(stored().size, 200);
    await showsWhatIsStored(page);
  }),
);

test("cancelling ends it at once, while paused too, and what is left may be sent later", LIMIT, () =>
  withChecked(400, async (page, clean) => {
    await choose(page, { most: 300, rate: 60 });
    await page.getByTestId("send").click();
    await reach(page, "send-stored", 20);
    await page.getByTestId("send-cancel").press("Enter");
    await ended(page, "send-summary", "cancelled");
    await sleep(300);
    const size = stored().size;
    const shown = await figure(page, "send-stored");
    assert.ok(shown <= size && size <= shown + 6, `${shown} shown, ${size} stored`);
    await sleep(1_000);
    assert.equal(stored().size, size);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
    assert.equal(focused, "send", "the focus is not lost with the button");

    await page.getByTestId("send").click();
    await reach(page, "send-stored", shown + 10);
    await page.getByTestId("send-pause").click();
    await page.getByTestId("send-cancel").click();
    await ended(page, "send-summary", "cancelled");

    await choose(page, { most: clean.length - (await figure(page, "send-stored")) });
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "stored");
    assert.equal(stored().size, clean.length);
    await showsWhatIsStored(page);
  }),
);

test("what failed is told by its reason, and stored when it is tried again", LIMIT, () =>
  withChecked(120, async (page, clean) => {
    const { demo } = where;
    await choose(page, { most: 30 });
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "stored");

    await underUpdate(page, async () => {
      await page.getByTestId("server-own").check({ force: true });
      await page.locator("#base-url").fill(`${demo.url}api`);
      await page.locator("#token").fill("not-the-token");
    });
    assert.equal(await page.getByTestId("send-target").textContent(), `${demo.url}api`);
    await choose(page, { most: 50 });
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "failed");
    assert.equal(await figure(page, "send-failed"), 50);
    assert.equal(await figure(page, "send-stored"), 30);
    assert.equal(stored().size, 30);
    const [reason, count, firstLine] = await page.getByTestId("failure").locator("th, td").allTextContents();
    assert.equal(reason, "http_error 401");
    assert.equal(count, "50");
    assert.ok(Number(firstLine) > 30);
    assert.deepEqual(await violations(page), []);
    const seen = await page.getByTestId("bulk-send").textContent();
    assert.ok(!seen.includes("not-the-token"), "the token is not shown");

    await underUpdate(page, () => page.locator("#token").fill(demo.sandbox.token));
    await page.getByTestId("send-retry").press("Enter");
    await ended(page, "send-summary", "stored");
    assert.equal(await figure(page, "send-failed"), 0);
    await showsWhatIsStored(page);
    const expected = clean.slice(0, 80).map(({ id }) => id);
    assert.deepEqual(new Set(stored().keys()), new Set(expected));
    assert.equal(await page.getByTestId("send-retry").isVisible(), false);
    assert.ok(!(await page.locator("body").textContent()).includes(demo.sandbox.token));
  }),
);

test("a server that is not available at first is tried again, and each try is counted", LIMIT, () =>
  withChecked(40, async (page) => {
    await underUpdate(page, () => page.getByTestId("mood-unavailable").check({ force: true }));
    await choose(page, { most: 12 });
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "stored");
    assert.equal(await figure(page, "send-retries"), 24);
    const requests = where.demo.sandbox.received.filter(({ url }) =>
      url.startsWith("/moods/unavailable/bulk-"),
    );
    assert.equal(requests.length, 36);
    await showsWhatIsStored(page);
    assert.equal(stored().size, 12);
  }),
);

test("other orders may be chosen at any time, and what was under way for the former ends", LIMIT, () =>
  withChecked(400, async (page) => {
    await choose(page, { most: 300, rate: 30 });
    await page.getByTestId("send").click();
    await reach(page, "send-stored", 10);
    await page.evaluate(watchStates);
    await page.getByTestId("make-1000000").click();
    await page.waitForTimeout(300);
    await page.getByTestId("make-100000").click();
    await ended(page, "bulk-summary", "invalid");
    assert.deepEqual(await page.evaluate(() => globalThis.states), ["running", "invalid"]);
    assert.equal(await figure(page, "bulk-lines"), 100_000);
    const { size } = stored();
    assert.ok(size < 100, `${size} of 300 stored`);

    assert.equal(await page.getByTestId("send-summary").isVisible(), false);
    await choose(page, { most: 40 });
    await page.getByTestId("send").click();
    await ended(page, "send-summary", "stored");
    assert.equal(await figure(page, "send-stored"), 40);
    assert.equal(stored().size, size + 40);
  }),
);

test("a worker that breaks ends the sending and tells why, and more can be sent", LIMIT, () =>
  withChecked(
    400,
    async (page) => {
      await choose(page, { most: 300, rate: 30 });
      await page.getByTestId("send").click();
      await reach(page, "send-stored", 10);
      await breakWorker(page, "out of order");
      await ended(page, "send-summary", "failed");
      assert.match(await page.getByTestId("send-summary").textContent(), /out of order/);
      assert.equal(await page.getByTestId("bulk-summary").getAttribute("data-state"), "invalid");
      assert.equal(await page.getByTestId("send-cancel").isVisible(), false);

      await choose(page, { most: 40 });
      await page.getByTestId("send").click();
      await ended(page, "send-summary", "stored");
      await showsWhatIsStored(page);
    },
    { expected: /out of order/ },
  ),
);

/** Keeps each state of the check and of the sending that follows another. */
function watchStates() {
  globalThis.states = [];
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      if (globalThis.states.at(-1) !== target.dataset.state) globalThis.states.push(target.dataset.state);
    }
  });
  for (const summary of document.querySelectorAll(".summary")) {
    observer.observe(summary, { attributeFilter: ["data-state"] });
  }
}

test("numbers that cannot be used are refused before anything is sent", LIMIT, () =>
  withChecked(40, async (page) => {
    for (const bad of [{ most: 0 }, { most: 5, concurrency: 0 }, { most: 5, rate: -1 }, { most: "" }]) {
      await choose(page, bad);
      await page.getByTestId("send").click();
      assert.equal(await page.locator(".send :invalid:not(form)").count(), 1);
      assert.equal(await page.getByTestId("send-pause").isVisible(), false);
    }
    assert.equal(stored().size, 0);
  }),
);
