// What came of the update: the stored order with what changed, or the error with what to do.

import {
  type AttemptReport,
  HttpError,
  type Issue,
  OrderError,
  type OrderResponse,
  OrderValidationError,
} from "assessment-order";
import { announce, byId, codeBlock, definitions, element } from "../dom";
import { advice } from "./advice";
import { changes } from "./changes";
import { changesTable } from "./changes-table";
import { type IssueActions, issueList } from "./issue-list";

type State = "waiting" | "stored" | "failed" | "cancelled";

/** What was sent, and which fields were asked for. */
export interface Sent {
  order: Record<string, unknown>;
  fields?: readonly string[];
}

export interface AnswerPanel {
  waiting(): void;
  /** An attempt failed, and another follows. */
  tryingAgain(after: AttemptReport): void;
  stored(response: OrderResponse, sent: Sent): void;
  failed(error: unknown): void;
  cancelled(): void;
}

export function createAnswerPanel(actions: IssueActions): AnswerPanel {
  const summary = byId("answer-summary", HTMLElement);
  const answer = byId("answer", HTMLElement);
  const panel = byId("answer-panel", HTMLElement);

  function show(state: State, text: string, ...content: (Node | undefined)[]): void {
    announce(summary, text);
    summary.dataset.state = state;
    answer.replaceChildren(...content.filter((part) => part !== undefined));
    panel.scrollIntoView({ block: "nearest" });
  }

  return {
    waiting: () => show("waiting", "Sending…"),
    tryingAgain: ({ attempt, status, error }) =>
      announce(summary, `Attempt ${attempt}: ${status ?? error}. Trying again…`),
    cancelled: () =>
      show("cancelled", "Cancelled. If the request was under way, the order may have been stored."),
    stored: (response, sent) =>
      show("stored", storedText(response), facts(response), ...order(response, sent)),
    failed: (error) => show("failed", headline(error), ...failure(error, actions)),
  };
}

function storedText({ order }: OrderResponse): string {
  return order === undefined ? "Stored. The answer holds no order." : "Stored.";
}

function facts({ status, requestId, attempts }: OrderResponse): HTMLElement {
  return definitions({ Status: String(status), "Request id": requestId, Attempts: String(attempts) });
}

function order({ order, issues }: OrderResponse, sent: Sent): (Node | undefined)[] {
  const oddities = issues.length > 0 ? issueList(issues) : undefined;
  if (order === undefined) return [oddities];
  const stored = { ...order } as Record<string, unknown>;
  return [
    changesTable(changes(sent.order, stored, sent.fields)),
    oddities,
    element(
      "details",
      {},
      element("summary", { "data-testid": "stored-order-summary" }, "The stored order"),
      codeBlock(JSON.stringify(order, null, 2), "Stored order", "stored-order"),
    ),
  ];
}

function headline(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failure(error: unknown, actions: IssueActions): (Node | undefined)[] {
  if (!(error instanceof OrderError)) return [];
  const { name, code, attempts, retryable } = error;
  const http = error instanceof HttpError ? error : undefined;
  const rows = {
    Class: element("code", {}, name),
    Code: element("code", {}, code),
    Status: http && String(http.status),
    "Request id": http?.requestId,
    Attempts: String(attempts),
    Retryable: retryable ? "yes" : "no",
  };
  const todo = advice(error);
  return [
    todo === undefined ? undefined : element("p", { class: "advice", "data-testid": "advice" }, todo),
    definitions(rows),
    error instanceof OrderValidationError ? whereTheIssuesAre(error.issues, actions) : undefined,
    http?.body === undefined || http.body === ""
      ? undefined
      : codeBlock(readable(http.body), "Answer body", "answer-body"),
  ];
}

/** Those of the text are listed beside it already. */
function whereTheIssuesAre(issues: readonly Issue[], actions: IssueActions): HTMLElement {
  const [first] = issues;
  if (first?.line === undefined) return issueList(issues);
  const button = element("button", { type: "button", "data-testid": "first-issue" }, "Go to the first issue");
  button.addEventListener("click", () => actions.show(first));
  return element("div", { class: "actions" }, button);
}

function readable(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body, null, 2);
}
