// The hosts that the tests run in: where they are, and which versions.

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const BROWSERS = {
  Chromium: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  Firefox: ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
};

/** The path of a browser's program, if it is here. */
export function browserPath(browser) {
  for (const candidate of BROWSERS[browser]) {
    const path = candidate.startsWith("/") ? executable(candidate) : onPath(candidate);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** A host by its name and version: `Chromium 140.0.7339.127`. */
export function hostName(host) {
  if (host === "Node") return `Node ${process.versions.node}`;
  const [program, ...words] = host === "WebKitGTK" ? webKitCommand() : [browserPath(host)];
  if (program === undefined) return `${host} (not found)`;
  const { stdout } = spawnSync(program, [...words, "--version"], { encoding: "utf8", timeout: 30_000 });
  return `${host} ${/\d+(\.\w+)+/.exec(stdout ?? "")?.[0] ?? "of an unknown version"}`;
}

export function printHosts() {
  console.log(`test: ${["Node", "Chromium", "Firefox"].map(hostName).join(", ")}`);
  const { leftOut } = webKit();
  console.log(
    `test: ${leftOut ? `WebKitGTK is left out: ${leftOut} (it is optional)` : hostName("WebKitGTK")}`,
  );
}

/** It needs a screen, even to tell its version. */
function webKitCommand() {
  const { display, browser } = webKit();
  return browser === undefined ? [] : [display, "--auto-servernum", browser];
}

/**
 * `WebKitWebDriver` drives `MiniBrowser`; Debian keeps the latter beside the library, off PATH.
 *
 * @returns {{ driver?: string, display?: string, browser?: string, leftOut?: string }}
 */
export function webKit() {
  const driver = onPath("WebKitWebDriver");
  if (driver === undefined) return { leftOut: "WebKitWebDriver is not on PATH" };
  const display = onPath("xvfb-run");
  if (display === undefined) return { leftOut: "WebKitWebDriver is there, xvfb-run is not on PATH" };
  const browser = libraryFolders()
    .map((folder) => join(folder, "MiniBrowser"))
    .find(existsSync);
  if (browser === undefined) return { leftOut: "WebKitWebDriver is there, MiniBrowser is not" };
  return { driver, display, browser };
}

function libraryFolders() {
  const roots = ["/usr/lib", "/usr/lib64", "/usr/libexec"].filter(existsSync);
  const inside = roots.flatMap((root) => readdirSync(root).map((name) => join(root, name)));
  const nested = inside.filter((path) => /-linux-gnu\w*$/.test(path));
  return [...inside, ...nested.flatMap((path) => readdirSync(path).map((name) => join(path, name)))].filter(
    (path) => /webkit2?gtk/.test(path),
  );
}

export function onPath(command) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = executable(join(folder, command));
    if (path !== undefined) return path;
  }
  return undefined;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}
