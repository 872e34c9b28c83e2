// The page around the panels: narrow screens, motion, code to copy, and a token that is kept nowhere.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { onPath } from "../../scripts/test/hosts.mjs";
import { demoInChromium, LIMIT, REFUSALS } from "./demo-in-chromium.mjs";
import { shownOrder } from "./shown-order.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

const { onPage, url, sandbox } = demoInChromium();

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

describe("the page", LIMIT, () => {
  for (const hash of ["#update", "#bulk", "#compare"]) {
    for (const width of [320, 360, 768]) {
      test(`${hash} has nothing wider than a screen of ${width} px`, () =>
        onPage(
          async (page) => {
            if (hash === "#update") {
              await page.getByTestId("options-summary").click();
              await page.getByTestId("update").click();
              await page.getByTestId("stored-order-summary").click();
              await page.getByTestId("sample-faulty").click();
            }
            const widest = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(widest <= width, `${widest} px`);
          },
          { hash, viewport: { width, height: 740 } },
        ));
    }
  }

  for (const hash of ["#update", "#bulk", "#compare"]) {
    test(`opens at ${hash} with its head in sight`, () =>
      onPage(
        async (page) => {
          await page.waitForTimeout(300);
          assert.equal(await page.evaluate(() => scrollY), 0);
          assert.ok(await page.locator(`#panel-${hash.slice(1)} h1`).isVisible());
        },
        { hash },
      ));
  }

  test("says that a panel could not be loaded, and loads it when it is opened again", () =>
    onPage(
      async (page) => {
        const script = "**/assets/update-*.js";
        await page.route(script, (route) => route.abort());
        await page.locator("#link-update").click();
        const alert = page.locator("#panel-update").getByRole("alert");
        await alert.getByText(/^This panel could not be loaded: ./).waitFor();
        await page.unroute(script);
        await page.locator("#link-bulk").click();
        await page.locator("#link-update").click();
        await page.locator("#mount-update[data-mounted]").waitFor();
        assert.equal(await alert.count(), 0);
        assert.match(await page.evaluate(shownOrder), /"workspace_id"/);
      },
      { hash: "#compare", expected: REFUSALS },
    ));

  test("moves nothing for those who asked for that", () =>
    onPage(
      async (page) => {
        await page.getByTestId("mood-stalled").click();
        await page.getByTestId("update").click();
        await page.getByTestId("attempt").waitFor();
        assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
      },
      { reducedMotion: "reduce" },
    ));

  test("moves otherwise", () =>
    onPage(async (page) => {
      await page.getByTestId("mood-stalled").click();
      await page.getByTestId("update").click();
      await page.getByTestId("attempt").waitFor();
      assert.ok((await page.evaluate(() => document.getAnimations().length)) > 0);
    }));

  test("keeps the token in its memory only, warns of it, and masks it", () =>
    onPage(async (page) => {
      const token = "a-token-of-ones-own";
      await page.getByTestId("server-own").click();
      assert.match(await page.getByTestId("token-note").textContent(), /does not belong in a page/);
      await page.locator("#base-url").fill(`${url()}api`);
      await page.locator("#token").fill(token);
      await page.getByTestId("request-headers").filter({ hasText: "Bearer ••••" }).waitFor();
      await page.getByRole("button", { name: "Copy as cURL" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      assert.ok(!(await clipboard(page)).includes(token), "not in the copied command");
      assert.ok(!(await page.getByTestId("code").textContent()).includes(token), "not in the code");
      const kept = await page.evaluate(async () => ({
        storage: [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length],
        cookies: document.cookie,
        address: location.href,
      }));
      assert.deepEqual(kept, { storage: [0, 0, 0], cookies: "", address: url() });
      await page.reload();
      await page.locator("[data-mounted]").first().waitFor();
      assert.equal(await page.locator("#token").inputValue(), "");
    }, CLIPBOARD));

  test("gives code that does what the panel does", () =>
    onPage(async (page) => {
      await page.getByTestId("options-summary").click();
      await page.getByTestId("field-status").check();
      await page.getByTestId("field-updated_at").check();
      await page.locator("#raw").fill("foo=bar");
      await page.getByTestId("code-panel").getByRole("button", { name: "Copy" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const code = await clipboard(page);
      assert.equal(code, await page.getByTestId("code").textContent());

      // A page's own path is no address outside it; nothing else is changed.
      const json = `const json = ${JSON.stringify(await page.evaluate(shownOrder))};\n`;
      const printed = await runInNode(json + code.replace('"/api"', JSON.stringify(`${url()}api`)));
      const request = sandbox().received.at(-1);
      assert.ok(printed.includes(request.requestId), printed);
      assert.match(request.url, /\?fields=updated_at&fields=status&raw=foo%3Dbar$/);
      assert.match(printed, /status: 'COMPLETED'/);
    }, CLIPBOARD));

  test("gives a curl command that sends what the page would", { skip: !onPath("curl") && "no curl" }, () =>
    onPage(async (page, received) => {
      await page.getByRole("button", { name: "Copy as cURL" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const command = await clipboard(page);
      const printed = await run("sh", "-c", command);
      const [request, ...more] = received();
      assert.ok(request, printed);
      assert.deepEqual(more, []);
      const { body, status } = request;
      assert.equal(status, 200);
      assert.equal(new TextDecoder().decode(body), await page.getByTestId("request-body").textContent());
    }, CLIPBOARD),
  );
});

/** What a module prints that stands in this project, where the package can be imported. */
async function runInNode(code) {
  const folder = await mkdtemp(fileURLToPath(new URL("../../target/end-to-end/code-", import.meta.url)));
  try {
    await writeFile(`${folder}/code.mjs`, code);
    return await run(process.execPath, `${folder}/code.mjs`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Not synchronously: the servers that are asked live in this process. */
async function run(command, ...values) {
  const child = spawn(command, values, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  }
  await once(child, "close");
  return printed;
}
