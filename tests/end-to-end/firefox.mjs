// Firefox, driven by geckodriver; Playwright drives only a build of its own.

import { Builder } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { browserPath, onPath } from "../../scripts/test/hosts.mjs";
import { PATIENCE_MS, seleniumPage, untilMounted } from "./selenium-page.mjs";

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

  return {
    async open(url) {
      const faults = [];
      const requested = [];
      events.on((method, params) => {
        if (method === "network.beforeRequestSent") requested.push(params.request.url);
        else if (params.level === "error") faults.push(params.text);
      });
      await driver.get(url);
      await untilMounted(driver);
      return {
        ...seleniumPage(driver),
        faults: async () => faults,
        requested: async () => requested,
        close: async () => events.on(() => {}),
      };
    },
    close: () => driver.quit(),
  };
}

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
