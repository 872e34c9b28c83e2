// The bulk panel: choose many orders, check them, look at what is wrong, send the clean ones.

import "./bulk.css";
import { createCodePanel } from "../code-panel";
import { element } from "../dom";
import { BulkClient } from "./bulk-client";
import type { BulkSource } from "./bulk-source";
import { createCheckView } from "./check-view";
import { CHECK_CODE, sendCode } from "./code-samples";
import { formatMegabytes } from "./format";
import { createIssuesView } from "./issues-view";
import type { CheckProgress } from "./messages";
import { createSendView } from "./send-view";
import { createSourceChooser } from "./source-chooser";

export function mountBulk(section: HTMLElement): void {
  const client = new BulkClient();
  let latest: CheckProgress | undefined;

  const issues = createIssuesView(client, () => {
    if (latest) check.show(latest, issues.filter());
  });
  const check = createCheckView({
    cancel: () => client.say({ kind: "cancel" }),
    filter: (filter) => issues.setFilter(filter),
  });
  const send = createSendView(client);
  const checkPanel = panel("bulk-check", "Check", check.element, issues.element);
  const sendPanel = panel("bulk-send", "Send the clean ones", send.element);
  checkPanel.hidden = true;
  sendPanel.hidden = true;

  const chooser = createSourceChooser((source) => {
    latest = undefined;
    issues.reset();
    send.reset();
    sendPanel.hidden = true;
    checkPanel.hidden = false;
    check.begin(nameOf(source));
    client.say({ kind: "check", source });
  });

  client.on("checking", ({ progress }) => {
    latest = progress;
    check.show(progress, issues.filter());
    issues.show(progress);
  });
  client.on("checked", ({ progress, end }) => {
    latest = progress;
    check.show(progress, issues.filter());
    check.end(progress, end);
    issues.end(progress);
    const clean = progress.lines - progress.faulty;
    sendPanel.hidden = end === "cancelled" || clean === 0;
    send.offer(clean);
  });
  client.on("failed", ({ during, message }) => {
    if (during === "check") check.fail(message);
  });

  const code = element("div", { class: "stack" });
  section.append(panel("bulk-choose", "Orders", chooser), checkPanel, sendPanel, code);
  const { refresh } = createCodePanel(code, () => `${CHECK_CODE}\n${sendCode(send.options())}`);
  send.onOptions(refresh);
  // The server is chosen in another panel.
  addEventListener("hashchange", refresh);
}

function nameOf(source: BulkSource): string {
  if (source.kind === "file") return `${source.file.name} (${formatMegabytes(source.file.size)})`;
  return `${source.count.toLocaleString("en")} made orders`;
}

function panel(id: string, title: string, ...content: HTMLElement[]): HTMLElement {
  const heading = element("h2", { id: `${id}-title` }, title);
  const attributes = { class: "panel bulk-panel", "aria-labelledby": `${id}-title`, "data-testid": id };
  return element("section", attributes, element("div", { class: "panel-head" }, heading), ...content);
}
