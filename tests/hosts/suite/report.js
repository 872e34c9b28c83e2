// How a page and its workers report: to the server that the page came from.

import { run } from "./entry.js";

export async function report() {
  const parameters = JSON.parse(new URLSearchParams(location.search).get("parameters") ?? "{}");
  // What drives a browser puts things into a page that it has opened; the suite shall not see that.
  await fetch(`/begin/${parameters.run}`);
  const results = await run(parameters).catch((error) => ({ fault: String(error?.stack ?? error) }));
  await fetch(`/report/${parameters.run}`, { method: "POST", body: JSON.stringify(results) });
}
