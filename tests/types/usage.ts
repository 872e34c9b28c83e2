// What the types let pass and what they refuse. Compiled, never run: each `@ts-expect-error` is a test of its own.

import {
  type ATTRIBUTE_TYPES,
  type AttemptReport,
  ConnectionError,
  createUpdateRequest,
  HttpError,
  type InvalidRequestError,
  type Issue,
  type IssueCode,
  isOrderError,
  type ORDER_FIELDS,
  type ORDER_STATUSES,
  type Order,
  OrderClient,
  type OrderError,
  type OrderField,
  type OrderInput,
  type OrderResponse,
  type OrderStatus,
  type OrderUpdate,
  OrderValidationError,
  orderJsonSchema,
  orderSchema,
  type PartialUpdate,
  type PROFILE_GENDERS,
  parseOrder,
  type ResponseError,
  TimeoutError,
  toCurl,
  updateOrder,
  updateOrders,
  updateOrderWithResponse,
  type ValidationResult,
  validateOrder,
  validateOrderJson,
  validateOrders,
} from "assessment-order";
import { init, validateOrder as validateOrderSlim } from "assessment-order/slim";

type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Fails to compile unless its type argument is `true`. */
function holds<_Fact extends true>(): void {}

// The model.

export const least: Order = { workspace_id: "w", connection_id: "c" };
export const full: Order = {
  ...least,
  status: "COMPLETED",
  profile_gender: "NON_BINARY",
  profile_emails: ["a@example.com"],
  parameters: [{ parameter_id: "p", name: "n", inputs: ["a"] }],
  profile_addresses: [{ address1: "a", country_code: "IE" }],
  response_score: 87.5,
  response_details: [{ title: "t", is_private: true }],
  response_attributes: [{ label: "l", type: "SUB_RESULT", status: "OPEN", score_value: 1 }],
  raw: { anything: [1, null] },
};

// @ts-expect-error workspace_id is required
export const noWorkspace: Order = { connection_id: "c" };
// @ts-expect-error connection_id is required
export const noConnection: Order = { workspace_id: "w" };
// @ts-expect-error no such status
export const wrongStatus: Order = { ...least, status: "DONE" };
// @ts-expect-error no such status, in lower case
export const lowerStatus: Order = { ...least, response_status: "completed" };
// @ts-expect-error no such gender
export const wrongGender: Order = { ...least, profile_gender: "F" };
// @ts-expect-error no such field
export const unknownField: Order = { ...least, jobId: "j" };
// @ts-expect-error no such field, misspelt
export const misspeltField: Order = { ...least, proflie_name: "a" };
// @ts-expect-error a number is no string
export const wrongType: Order = { ...least, profile_name: 7 };
// @ts-expect-error null is no string
export const nullField: Order = { ...least, profile_name: null };
// @ts-expect-error a string is no number
export const wrongNumber: Order = { ...least, response_score: "87" };
// @ts-expect-error a string is no array
export const wrongArray: Order = { ...least, profile_emails: "a@example.com" };
// @ts-expect-error label is required
export const noLabel: Order = { ...least, response_attributes: [{ type: "TEXT" }] };
// @ts-expect-error type is required
export const noType: Order = { ...least, response_attributes: [{ label: "l" }] };
// @ts-expect-error no such type
export const wrongAttribute: Order = { ...least, response_attributes: [{ label: "l", type: "BOOLEAN" }] };
// @ts-expect-error no such field of an address
export const wrongAddress: Order = { ...least, profile_addresses: [{ street: "a" }] };
export const undefinedFields: OrderInput = { response_score: undefined, created_at: new Date() };
const draft: OrderInput = {};
draft.status = "COMPLETED";
export const undefinedWithin: OrderInput = { profile_addresses: [{ city: undefined }] };
export const readOnly: OrderInput = {
  status: "COMPLETED",
  parameters: [{ parameter_id: "p", name: "n", inputs: ["a"] }],
  profile_emails: ["a@example.com"],
  raw: { a: [1] },
} as const;
// @ts-expect-error what is required cannot be undefined
export const undefinedLabel: OrderInput = { response_attributes: [{ label: undefined, type: "TEXT" }] };
// @ts-expect-error a Date is no date of birth
export const dateOfBirth: OrderInput = { profile_date_of_birth: new Date() };
// @ts-expect-error an answer's dates are strings
export const dateInAnswer: Order = { ...least, created_at: new Date() };

holds<Same<Order["status"], OrderStatus | undefined>>();
holds<Same<OrderStatus, "OPEN" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "REJECTED">>();
holds<Same<(typeof ORDER_STATUSES)[number], OrderStatus>>();
holds<Same<(typeof PROFILE_GENDERS)[number], NonNullable<Order["profile_gender"]>>>();
holds<Same<(typeof ATTRIBUTE_TYPES)[number], "TEXT" | "NUMBER" | "SUB_RESULT">>();
holds<Same<(typeof ORDER_FIELDS)[number], OrderField>>();
holds<Same<OrderField, keyof Order>>();
holds<Same<(typeof ORDER_FIELDS)["length"], 41>>();

// The order of an update.

export const input: OrderInput = { status: "OPEN", response_issued_at: new Date() };
// @ts-expect-error a date of birth is no moment
export const birth: OrderInput = { profile_date_of_birth: new Date() };
// @ts-expect-error no such field
export const wrongInput: OrderInput = { jobId: "j" };

export const update: OrderUpdate = {
  connectionId: "c",
  id: "o",
  order: { status: "COMPLETED" },
  fields: ["id", "status"],
  raw: { a: "b" },
};
// @ts-expect-error no such field
export const wrongFields: OrderUpdate = { ...update, fields: ["nmae"] };
// @ts-expect-error values are strings
export const wrongRaw: OrderUpdate = { ...update, raw: { a: 1 } };
// @ts-expect-error id is required
export const noId: OrderUpdate = { connectionId: "c", order: {} };
// @ts-expect-error no such status
export const wrongStatusInUpdate: OrderUpdate = { ...update, order: { status: "DONE" } };

// The calls.

export async function calls(signal: AbortSignal): Promise<void> {
  const stored: Order | undefined = await updateOrder(update, { token: "t", region: "eu", signal });
  // @ts-expect-error there may be no order
  stored.status;
  stored?.status;

  const answer: OrderResponse = await updateOrderWithResponse(update, {
    baseUrl: "/api",
    token: async () => "t",
    fetch: (request) => fetch(request),
    headers: { "x-trace": "7" },
    timeoutMs: 1000,
    deadlineMs: Number.POSITIVE_INFINITY,
    maxRetries: 0,
    maxRetryAfterMs: 1,
    strict: true,
    workspaceId: "w",
    onAttempt: (report: AttemptReport) => console.log(report.attempt, report.retryInMs),
  });
  holds<Same<typeof answer.order, Order | undefined>>();
  holds<Same<typeof answer.issues, Issue[]>>();
  holds<Same<typeof answer.requestId, string | undefined>>();
  answer.headers.get("x-request-id");

  await updateOrder(update, { fetch });
  await updateOrder(update, { fetch: () => new Response() });
  await updateOrder(update, { headers: new Headers({ a: "b" }) });
  await updateOrder(update, { headers: [["a", "b"]] });
  await updateOrder(update, { token: () => undefined });
  // @ts-expect-error no such region
  await updateOrder(update, { region: "uk" });
  // @ts-expect-error no such option
  await updateOrder(update, { apiKey: "t" });
  // @ts-expect-error no number
  await updateOrder(update, { timeoutMs: "1000" });
  // @ts-expect-error no order at all
  await updateOrder({ connectionId: "c", id: "o" });
  // @ts-expect-error no signal
  await updateOrder(update, { signal: new AbortController() });

  const client = new OrderClient({ token: "t", region: "au" });
  holds<Same<Awaited<ReturnType<typeof client.updateOrder>>, Order | undefined>>();
  await client.updateOrder(update, { signal, maxRetries: 1 });
  await client.updateOrderWithResponse(update);
  // @ts-expect-error a client holds no signal
  new OrderClient({ signal });

  const request: Request = createUpdateRequest(update, { token: "t" });
  const command: string = await toCurl(request, { redact: false });
  await fetch(client.createUpdateRequest(update));
  console.log(command);
}

// Many at once.

export async function many(text: Blob, stored: ReadonlySet<string>): Promise<void> {
  const updates: readonly PartialUpdate[] = [{ id: "o1", order: { status: "OPEN" } }];
  const options = { connectionId: "c", skip: (id: string) => stored.has(id) };
  for await (const outcome of updateOrders(updates, options)) {
    if (outcome.ok) holds<Same<typeof outcome.order, Order | undefined>>();
    else if (outcome.error.code === "http_error") holds<Same<typeof outcome.error.status, number>>();
  }
  updateOrders(new Set(updates));
  updateOrders(text);
  updateOrders(["{}\n", new Uint8Array()]);
  // @ts-expect-error no such status
  updateOrders([{ id: "o1", order: { status: "DONE" } }]);
  // @ts-expect-error orders are no text
  validateOrders([{ workspace_id: "w" }]);
}

// Results that tell one case from the other.

export function results(value: unknown, text: string | Uint8Array | ArrayBuffer): string {
  const result: ValidationResult = validateOrder(value, { strict: true, maxIssues: 5 });
  if (result.valid) holds<Same<typeof result.valid, true>>();
  else holds<Same<typeof result.valid, false>>();
  const [issue] = validateOrderJson(text).issues;
  holds<Same<Issue["path"], (string | number)[]>>();
  holds<Same<Issue["severity"], "error" | "warning">>();
  const line: number | undefined = issue?.line;
  const code: IssueCode | undefined = issue?.code;
  // @ts-expect-error no such code
  if (code === "wrong") return "never";
  // @ts-expect-error neither text nor bytes
  validateOrderJson({});
  const order: Order = parseOrder(text);

  const parsed = orderSchema["~standard"].validate(value);
  if (parsed.issues) {
    holds<Same<typeof parsed.issues, readonly Issue[]>>();
    return String(parsed.issues[0]?.message);
  }
  const valid: Order = parsed.value;
  holds<Same<NonNullable<(typeof orderSchema)["~standard"]["types"]>["output"], Order>>();
  return `${order.id} ${valid.id} ${line} ${orderJsonSchema.properties.status.description}`;
}

// Errors that tell one kind from the other.

export function errors(error: unknown): string {
  if (isOrderError(error, "http_error")) {
    holds<Same<typeof error, HttpError>>();
    return `${error.status} ${error.retryAfterMs} ${error.requestId}`;
  }
  if (isOrderError(error)) {
    switch (error.code) {
      case "invalid_order":
        return error.issues.map(({ pointer }) => pointer).join();
      case "invalid_request":
        return error.option;
      case "timeout":
        holds<Same<typeof error.limit, "attempt" | "deadline">>();
        return error.limit;
      case "response_failed":
        holds<Same<typeof error.applied, "unknown">>();
        return error.applied;
      case "connection_failed":
        // @ts-expect-error a failed connection has no status
        return error.status;
      case "internal":
      case "http_error":
        return error.message;
      default:
        holds<Same<typeof error, never>>();
    }
  }
  if (error instanceof TimeoutError) return error.limit;
  if (error instanceof HttpError) holds<Same<typeof error.code, "http_error">>();
  if (error instanceof ConnectionError) holds<Same<typeof error.name, "ConnectionError">>();
  if (error instanceof OrderValidationError) return String(error.issueCount);
  return "unknown";
}

holds<Same<InvalidRequestError extends OrderError ? true : false, true>>();
holds<Same<ResponseError["status"], number>>();

// The other entry.

export async function slim(bytes: ArrayBuffer): Promise<boolean> {
  await init();
  await init(bytes);
  await init(fetch("/assessment_order_bg.wasm"));
  await init(new URL("https://example.com/assessment_order_bg.wasm"));
  return validateOrderSlim({}).valid;
}
