import type { Issue, ValidationResult } from "../validation/issue.js";
import { ConnectionError } from "./connection-error.js";
import { HttpError } from "./http-error.js";
import { InvalidRequestError } from "./invalid-request-error.js";
import type { OrderErrorCode } from "./order-error.js";
import { OrderValidationError } from "./order-validation-error.js";
import { ResponseError } from "./response-error.js";
import { TimeoutError } from "./timeout-error.js";

/** A failure as the module tells it: `FailureData` in src/bindings/failure.rs. */
export interface Failure {
  /** None for an abort. */
  code?: Exclude<OrderErrorCode, "internal">;
  message: string;
  attempts: number;
  retryable: boolean;
  option?: string;
  limit?: "attempt" | "deadline";
  status?: number;
  headers?: Headers;
  body?: string;
  retryAfterMs?: number;
  thrown?: unknown;
  last?: Failure;
  validation?: ValidationResult;
}

/** What the call rejects with. */
export function errorOf(failure: unknown): unknown {
  return isFailure(failure) ? fromFailure(failure) : failure;
}

/** The issues of an order that was refused, if that is what happened. */
export function issuesOf(failure: unknown): Issue[] {
  return (isFailure(failure) && failure.validation?.issues) || [];
}

/** What the module throws is data; an `Error` comes from elsewhere. */
function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "attempts" in value && !(value instanceof Error);
}

function fromFailure(failure: Failure): unknown {
  const { code, message, attempts, retryable, thrown, status = 0 } = failure;
  const details = { attempts, retryable, cause: thrown };
  switch (code) {
    case "invalid_order":
      return new OrderValidationError(failure.validation?.issues ?? [], failure.validation?.issueCount ?? 0);
    case "invalid_request":
      return new InvalidRequestError(failure.option ?? "", message, { attempts, cause: thrown });
    case "connection_failed":
      return new ConnectionError(message, details);
    case "timeout":
      return new TimeoutError(message, {
        ...details,
        limit: failure.limit ?? "attempt",
        cause: failure.last && fromFailure(failure.last),
      });
    case "http_error":
      return httpError(failure);
    case "response_failed":
      return new ResponseError(message, { ...details, status });
    default:
      return thrown;
  }
}

function httpError({
  message,
  attempts,
  retryable,
  status = 0,
  headers,
  body = "",
  retryAfterMs,
}: Failure): HttpError {
  const own = headers ?? new Headers();
  const requestId = requestIdOf(own);
  const named = requestId ? `${message} Request id: ${requestId}.` : message;
  return new HttpError(named, {
    attempts,
    retryable,
    status,
    headers: own,
    body: parsed(body),
    requestId,
    retryAfterMs,
  });
}

/** What the server calls the request. */
export function requestIdOf(headers: Headers): string | undefined {
  return headers.get("x-request-id") ?? headers.get("request-id") ?? undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
