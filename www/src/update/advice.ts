// What to do about a call that failed, in a sentence or two.

import {
  ConnectionError,
  HttpError,
  InvalidRequestError,
  OrderValidationError,
  ResponseError,
  TimeoutError,
} from "assessment-order";

const AGAIN = "An update is a PUT: to send it again does no harm.";

/** By status; 0 is a redirect whose status the browser hides. */
const BY_STATUS: Record<number, string> = {
  0: "The server points to another address. Redirects are not followed, so that order and token go nowhere else: give the final address as the base URL.",
  400: "The server refuses the order: its answer says why.",
  401: "The server does not accept the token: give the right one, or let your own server add it.",
  403: "The token may not update this order: ask for the permission, or use another workspace’s key.",
  404: "The server knows no such connection or order: look at both ids.",
  409: "Somebody else changed the order: fetch it afresh, and decide what is to hold.",
  413: "The order is too large for this server.",
  422: "The server refuses the order: its answer says why.",
};

export function advice(error: unknown): string | undefined {
  if (error instanceof OrderValidationError) {
    return "Nothing was sent. Correct the issues, then send again.";
  }
  if (error instanceof InvalidRequestError) {
    return `Nothing was sent. Correct “${error.option}”, then send again.`;
  }
  if (error instanceof HttpError) return adviceForStatus(error);
  if (error instanceof ResponseError) {
    return `The server began to say yes and broke off: whether the order is stored is not known. ${AGAIN}`;
  }
  if (error instanceof TimeoutError) {
    return `The server may have stored the order all the same. Send it again, or allow more time. ${AGAIN}`;
  }
  if (error instanceof ConnectionError) {
    return "No answer came. Look at the address and at the network; a server on another origin must allow this page (CORS).";
  }
  return undefined;
}

function adviceForStatus({ status, retryAfterMs, requestId }: HttpError): string {
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  if (retryAfterMs !== undefined) {
    return `The server asks for a pause of ${Math.ceil(retryAfterMs / 1000)} s. Send again after it.`;
  }
  const named = requestId === undefined ? "" : ` Name the request id ${requestId} when you ask its people.`;
  return `The fault is the server’s. Send again later. ${AGAIN}${named}`;
}
