import { OrderError, type OrderErrorDetails } from "./order-error.js";

/** The server answered with another status than 2xx. */
export class HttpError extends OrderError {
  declare readonly name: "HttpError";
  declare readonly code: "http_error";
  /** The status; 0 for a redirect whose status the host hides, as pages do. */
  declare readonly status: number;
  /** What the server calls the request: its `x-request-id`, else its `request-id`. */
  declare readonly requestId: string | undefined;
  /** The wait that the server asks for, in milliseconds; in a page only where it exposes that header. */
  declare readonly retryAfterMs: number | undefined;
  /** The answer's headers. Not enumerable, so that no log holds them. */
  declare readonly headers: Headers;
  /** The answer's body, at most 64 KiB of it: parsed where it is JSON, else the text. Not enumerable. */
  declare readonly body: unknown;

  /** For tests of your own: the package makes them itself. */
  constructor(
    message: string,
    {
      headers,
      body,
      ...details
    }: OrderErrorDetails & {
      status: number;
      headers: Headers;
      body: unknown;
      requestId: string | undefined;
      retryAfterMs: number | undefined;
    },
  ) {
    super("http_error", message, details, "HttpError");
    Object.defineProperties(this, { headers: { value: headers }, body: { value: body } });
  }
}
