// What a person does and sees in a browser that Selenium drives.

import { writeFile } from "node:fs/promises";
import { By, Key, until } from "selenium-webdriver";
import { shownOrder } from "./shown-order.mjs";

export const PATIENCE_MS = 30_000;

const css = (testId) => By.css(`[data-testid="${testId}"]`);

/**
 * @param {import("selenium-webdriver").WebDriver} driver
 * @returns {Omit<import("./browser.mjs").Page, "faults" | "requested" | "close">}
 */
export function seleniumPage(driver) {
  const find = (testId) => driver.wait(until.elementLocated(css(testId)), PATIENCE_MS);
  const replace = async (field, text) => {
    await field.sendKeys(Key.chord(Key.CONTROL, "a"));
    await field.sendKeys(text);
  };
  return {
    press: async (testId) => (await find(testId)).click(),
    write: async (id, text) => replace(await driver.findElement(By.id(id)), text),
    order: () => driver.executeScript(shownOrder),
    writeOrder: async (line) => replace(await driver.findElement(By.css(".cm-content")), line),
    text: async (testId) => (await find(testId)).getText(),
    async texts(within, testId) {
      const found = await (await find(within)).findElements(css(testId));
      return Promise.all(found.map((element) => element.getText()));
    },
    async waitForText(testId, text) {
      // Asked in the page, which may replace the element at any moment.
      const shown = () => driver.executeScript(shownText, testId);
      await driver.wait(async () => (await shown()).includes(text), PATIENCE_MS, `${testId}: ${text}`);
    },
    everything: () => driver.findElement(By.css("body")).getText(),
    screenshot: async (path) => writeFile(path, await driver.takeScreenshot(), "base64"),
  };
}

function shownText(testId) {
  return document.querySelector(`[data-testid="${testId}"]`)?.innerText ?? "";
}

export async function untilMounted(driver) {
  await driver.wait(until.elementLocated(By.css("[data-mounted]")), PATIENCE_MS);
}
