// The request as it would go out, or why there would be none.

import { createUpdateRequest, OrderError, OrderValidationError, parseOrder } from "assessment-order";
import { byId, codeBlock, definitions, element } from "../dom";
import { issueList } from "./issue-list";
import type { Settings } from "./settings";

export interface RequestPreview {
  show(text: string, settings: Settings): Promise<void>;
}

interface Description {
  parts: HTMLElement[];
  hasRequest: boolean;
}

export function createRequestPreview(onShown: (hasRequest: boolean) => void): RequestPreview {
  const preview = byId("request-preview", HTMLElement);
  let latest = 0;

  return {
    async show(text, settings) {
      latest += 1;
      const current = latest;
      const { parts, hasRequest } = await describe(text, settings);
      if (current !== latest) return;
      preview.replaceChildren(...parts);
      onShown(hasRequest);
    },
  };
}

/** The request of this text and these settings; throws where the package would send nothing. */
export function requestFor(text: string, { target, options }: Settings): Request {
  return createUpdateRequest({ ...target, order: parseOrder(text, { strict: options.strict }) }, options);
}

async function describe(text: string, settings: Settings): Promise<Description> {
  try {
    const request = requestFor(text, settings);
    const body = codeBlock(await request.text(), "Request body", "request-body");
    return { parts: [requestLine(request), headers(request), body], hasRequest: true };
  } catch (error) {
    return { parts: [noRequest(error)], hasRequest: false };
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

function noRequest(error: unknown): HTMLElement {
  const reason = element("div", { class: "no-request", "data-testid": "no-request" });
  if (!(error instanceof OrderValidationError)) {
    const message = error instanceof OrderError ? error.message : String(error);
    reason.append(element("p", {}, `Nothing would be sent: ${message}`));
  } else if (error.issues.every(({ offset }) => offset === undefined)) {
    reason.append(element("p", {}, "Nothing would be sent."), issueList(error.issues));
  } else {
    reason.append(element("p", {}, "Nothing would be sent: the order’s issues come first."));
  }
  return reason;
}
