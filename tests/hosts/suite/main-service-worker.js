// The suite in a service worker, while it is installed.

import { report } from "./report.js";

addEventListener("install", (event) => event.waitUntil(report()));
