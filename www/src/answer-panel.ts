import { HttpError, OrderError, type OrderResponse, OrderValidationError } from "assessment-order";
import { announce, byId, codeBlock, definitions, element } from "./dom";
import { issueList } from "./issue-list";

type State = "waiting" | "stored" | "failed" | "cancelled";

export interface AnswerPanel {
  waiting(): void;
  stored(response: OrderResponse): void;
  failed(error: unknown): void;
  cancelled(): void;
}

export function createAnswerPanel(): AnswerPanel {
  const summary = byId("answer-summary", HTMLElement);
  const answer = byId("answer", HTMLElement);
  const panel = byId("answer-panel", HTMLElement);

  function show(state: State, text: string, ...content: (Node | undefined)[]): void {
    announce(summary, text);
    summary.dataset.state = state;
    answer.replaceChildren(...content.filter((part) => part !== undefined));
    panel.scrollIntoView({ block: "nearest" });
  }

  announce(summary, "Nothing sent yet.");
  return {
    waiting: () => show("waiting", "Sending…"),
    cancelled: () =>
      show("cancelled", "Cancelled. If the request was under way, the order may have been stored."),
    stored: (response) =>
      show("stored", "Stored.", facts(response), oddities(response), storedOrder(response)),
    failed: (error) => show("failed", headline(error), ...failure(error)),
  };
}

function facts({ status, requestId, attempts }: OrderResponse): HTMLElement {
  return definitions({ Status: String(status), "Request id": requestId, Attempts: String(attempts) });
}

function oddities({ issues }: OrderResponse): Node | undefined {
  return issues.length > 0 ? issueList(issues) : undefined;
}

function storedOrder({ order }: OrderResponse): HTMLElement {
  if (order === undefined) return element("p", {}, "The answer had no order in it.");
  return codeBlock(JSON.stringify(order, null, 2), "Stored order", "stored-order");
}

function headline(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failure(error: unknown): (Node | undefined)[] {
  if (!(error instanceof OrderError)) return [];
  const { name, code, attempts, retryable } = error;
  const http = error instanceof HttpError ? error : undefined;
  const rows = {
    Class: name,
    Code: code,
    Status: http && String(http.status),
    "Request id": http?.requestId,
    Attempts: String(attempts),
    Retryable: retryable ? "yes" : "no",
  };
  return [
    definitions(rows),
    error instanceof OrderValidationError ? issueList(error.issues) : undefined,
    http?.body === undefined ? undefined : codeBlock(readable(http.body), "Answer body", "answer-body"),
  ];
}

function readable(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body, null, 2);
}
