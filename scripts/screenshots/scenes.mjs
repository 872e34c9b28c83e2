// What the pictures show: each scene is a panel, and what a person does there before the picture is taken.

/** @typedef {import("playwright-core").Page} Page */

/** @type {Record<string, { hash: string, act: (page: Page) => Promise<unknown> }>} */
export const SCENES = {
  update: { hash: "#update", act: untilTimed },
  "update-issues": {
    hash: "#update",
    async act(page) {
      await page.getByTestId("sample-faulty").click();
      await untilTimed(page);
    },
  },
  "update-stored": {
    hash: "#update",
    async act(page) {
      await page.getByTestId("mood-unavailable").click();
      await page.getByTestId("update").click();
      await state(page, "answer-summary", "stored");
    },
  },
  "update-waiting": {
    hash: "#update",
    async act(page) {
      await page.getByTestId("mood-busy").click();
      await page.getByTestId("update").click();
      await page.getByTestId("wait").waitFor();
    },
  },
  "update-failed": {
    hash: "#update",
    async act(page) {
      await page.getByTestId("mood-redirect").click();
      await page.getByTestId("update").click();
      await state(page, "answer-summary", "failed");
    },
  },
  "update-own-server": {
    hash: "#update",
    async act(page) {
      await page.getByTestId("server-own").click();
      await page.locator("#base-url").fill("https://backend.example.com/unified");
      await page.getByTestId("options-summary").click();
      await untilTimed(page);
    },
  },
  bulk: { hash: "#bulk", act: async () => {} },
  "bulk-checked": {
    hash: "#bulk",
    async act(page) {
      await page.getByTestId("make-100000").click();
      await state(page, "bulk-summary", "invalid");
    },
  },
  "bulk-stored": {
    hash: "#bulk",
    async act(page) {
      await page.getByTestId("make-100000").click();
      await state(page, "bulk-summary", "invalid");
      await page.locator("#send-rate").fill("");
      await page.getByTestId("send").click();
      await state(page, "send-summary", "stored");
    },
  },
  "bulk-failed": {
    hash: "#update",
    async act(page) {
      await page.getByTestId("mood-redirect").click();
      await page.getByRole("link", { name: "Bulk" }).click();
      await page.getByTestId("make-100000").click();
      await state(page, "bulk-summary", "invalid");
      await page.locator("#send-most").fill("40");
      await page.getByTestId("send").click();
      await page.locator('[data-testid="send-summary"][data-state="failed"]').waitFor();
    },
  },
  compare: { hash: "#compare", act: async () => {} },
  "compare-done": {
    hash: "#compare",
    async act(page) {
      await page.getByTestId("peers-run").click();
      await state(page, "peers-status", "done");
    },
  },
};

/** The check's time is measured after a pause. */
function untilTimed(page) {
  return page.getByTestId("check-time").filter({ hasText: "checked in" }).waitFor();
}

function state(page, testId, name) {
  return page.locator(`[data-testid="${testId}"][data-state="${name}"]`).waitFor({ timeout: 120_000 });
}
