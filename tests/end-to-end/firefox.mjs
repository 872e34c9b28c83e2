// Firefox, driven by geckodriver; Playwright drives only a build of its own.

import { writeFile } from "node:fs/promises";
import { Builder, By, until } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { browserPath, onPath } from "../../scripts/test/hosts.mjs";

const PATIENCE_MS = 20_000;

/** @returns {Promise<import("./browser.mjs").Browser>} */
export async function startFirefox() {
  const options = new firefox.Options()
    .setBinary(browserPath("Firefox"))
    .addArguments("-headless")
    .enableBidi();
  const driver = await new Builder()
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    .setFirefoxService(new firefox.ServiceBuilder(onPath("geckodriver")))
    .build();
  await driver.manage().setTimeouts({ pageLoad: PATIENCE_MS, script: PATIENCE_MS });
  const events = await listen(driver);

  const find = (testId) => driver.wait(until.elementLocated(By.css(selector(testId))), PATIENCE_MS);
  const input = (id) => driver.findElement(By.id(id));
  return {
    async open(url) {
      const faults = [];
      const requested = [];
      events.on((method, params) => {
        if (method === "network.beforeRequestSent") requested.push(params.request.url);
        else if (params.level === "error") faults.push(params.text);
      });
      await driver.get(url);
      return {
        faults,
        requested,
        press: async (testId) => (await find(testId)).click(),
        async write(id, text) {
          await input(id).clear();
          await input(id).sendKeys(text);
        },
        value: (id) => input(id).getProperty("value"),
        text: async (testId) => (await find(testId)).getText(),
        async texts(within, testId) {
          const found = await driver.findElements(By.css(`${selector(within)} ${selector(testId)}`));
          return Promise.all(found.map((element) => element.getText()));
        },
        waitForText: async (testId, text) =>
          driver.wait(until.elementTextContains(await find(testId), text), PATIENCE_MS),
        everything: () => driver.findElement(By.css("body")).getText(),
        screenshot: async (path) => writeFile(path, await driver.takeScreenshot(), "base64"),
        close: async () => events.on(() => {}),
      };
    },
    close: () => driver.quit(),
  };
}

const selector = (testId) => `[data-testid="${testId}"]`;

/** What the browser tells by itself (WebDriver BiDi), for one listener at a time. */
async function listen(driver) {
  let listener = () => {};
  const bidi = await driver.getBidi();
  (await bidi.socket).on("message", (message) => {
    const { type, method, params } = JSON.parse(String(message));
    if (type === "event") listener(method, params);
  });
  for (const event of ["log.entryAdded", "network.beforeRequestSent"]) await bidi.subscribe(event);
  return {
    on(next) {
      listener = next;
    },
  };
}
