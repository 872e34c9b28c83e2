// How a page and its workers report: to the server that the page came from.

import { run } from "./entry.js";

export async function report() {
  const parameters = JSON.parse(new URLSearchParams(location.search).get("parameters") ?? "{}");
  const results = await run(parameters).catch((error) => ({ fault: String(error?.stack ?? error) }));
  await fetch(`/report/${parameters.run}`, { method: "POST", body: JSON.stringify(results) });
}
