// `npm run screenshots`: every panel, full and in error, on a desktop (light and dark) and on a phone, as the built
// demo shows it. All go to target/screenshots, whole; those for the documents to docs/images, as far as a screen goes.

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launchChromium, openPage } from "../tests/end-to-end/chromium.mjs";
import { startDemo } from "../tests/end-to-end/demo.mjs";
import { SCENES } from "./screenshots/scenes.mjs";
import { toWebP } from "./screenshots/to-webp.mjs";

const TAKEN = fileURLToPath(new URL("../target/screenshots", import.meta.url));
const SHOWN = fileURLToPath(new URL("../docs/images", import.meta.url));
const MAX_BYTES = 200_000;

const DEVICES = {
  "desktop-light": { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5, colorScheme: "light" },
  "desktop-dark": { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5, colorScheme: "dark" },
  phone: {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    colorScheme: "light",
    isMobile: true,
    hasTouch: true,
  },
};

/** Scene, device, and what the picture is called in the documents. */
const FOR_DOCUMENTS = {
  "update-issues desktop-light": "update-light",
  "update-issues desktop-dark": "update-dark",
  "update-stored phone": "update-phone",
  "bulk-checked desktop-light": "bulk-light",
  "bulk-checked desktop-dark": "bulk-dark",
};

const wanted = process.argv.slice(2);
await Promise.all([TAKEN, SHOWN].map((folder) => mkdir(folder, { recursive: true })));
const demo = await startDemo();
const browser = await launchChromium();
try {
  for (const [scene, { hash, act }] of Object.entries(SCENES)) {
    if (wanted.length > 0 && !wanted.some((word) => scene.includes(word))) continue;
    for (const [device, options] of Object.entries(DEVICES)) await take(scene, hash, act, device, options);
  }
} finally {
  await browser.close();
  await demo.close();
}

async function take(scene, hash, act, device, options) {
  const { page, context } = await openPage(browser, `${demo.url}${hash}`, options);
  await page.evaluate(() => document.fonts.ready);
  await act(page, demo);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${TAKEN}/${scene}-${device}.png`, fullPage: true });
  const name = FOR_DOCUMENTS[`${scene} ${device}`];
  if (name !== undefined) await keep(page, name);
  await context.close();
  console.log(`${scene}-${device}`);
}

async function keep(page, name) {
  const picture = await toWebP(page, await page.screenshot());
  if (picture.byteLength > MAX_BYTES) throw new Error(`${name} has ${picture.byteLength} bytes.`);
  await writeFile(`${SHOWN}/${name}.webp`, picture);
}
