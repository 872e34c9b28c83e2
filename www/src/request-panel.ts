import { createUpdateRequest, OrderError, OrderValidationError, parseOrder } from "assessment-order";
import { byId, codeBlock, definitions, element } from "./dom";
import { issueList } from "./issue-list";
import type { Settings } from "./settings";

export interface RequestPanel {
  /** Shows the request as it would go out, or why there would be none. */
  show(text: string, settings: Settings): Promise<void>;
}

export function createRequestPanel(): RequestPanel {
  const preview = byId("request-preview", HTMLElement);
  let latest = 0;

  return {
    async show(text, settings) {
      latest += 1;
      const current = latest;
      const shown = await describe(text, settings);
      if (current === latest) preview.replaceChildren(...shown);
    },
  };
}

async function describe(text: string, { target, options }: Settings): Promise<HTMLElement[]> {
  try {
    const request = createUpdateRequest({ ...target, order: parseOrder(text) }, options);
    return [requestLine(request), headers(request), body(await request.text())];
  } catch (error) {
    return [noRequest(error)];
  }
}

function requestLine({ method, url }: Request): HTMLElement {
  return element(
    "p",
    { class: "request-line code", "data-testid": "request-line" },
    element("strong", { "data-testid": "request-method" }, method),
    " ",
    element("span", { "data-testid": "request-url" }, url),
  );
}

function headers(request: Request): HTMLElement {
  const rows = Object.fromEntries(request.headers);
  if (rows.authorization !== undefined) rows.authorization = "Bearer ••••";
  return element("div", { class: "code", "data-testid": "request-headers" }, definitions(rows));
}

function body(json: string): HTMLElement {
  const size = new TextEncoder().encode(json).byteLength.toLocaleString("en");
  return element(
    "details",
    { open: "" },
    element("summary", {}, `Body, ${size} bytes`),
    codeBlock(json, "Request body", "request-body"),
  );
}

function noRequest(error: unknown): HTMLElement {
  const reason = element("div", { class: "no-request", "data-testid": "no-request" });
  if (error instanceof OrderValidationError && error.issues.every(({ offset }) => offset === undefined)) {
    reason.append(element("p", {}, "Nothing would be sent."), issueList(error.issues));
  } else if (error instanceof OrderValidationError) {
    reason.append(element("p", {}, "Nothing would be sent: correct the order’s errors first."));
  } else {
    const message = error instanceof OrderError ? error.message : String(error);
    reason.append(element("p", {}, `Nothing would be sent: ${message}`));
  }
  return reason;
}
