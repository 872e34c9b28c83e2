/** The `code` of an {@link OrderError}. */
export type OrderErrorCode =
  | "invalid_order"
  | "invalid_request"
  | "connection_failed"
  | "timeout"
  | "http_error"
  | "response_failed"
  | "internal";

/** What every error tells. */
export type OrderErrorDetails = { attempts: number; retryable: boolean; cause?: unknown };

/**
 * What every call of this package rejects with, but for an abort. Neither it nor what a console prints of it holds a
 * token or an order.
 *
 * With the code `internal` it is a defect of this package: the module was started afresh, and the next call works.
 */
export class OrderError extends Error {
  declare readonly name: string;
  /** What happened, for programs. */
  declare readonly code: OrderErrorCode;
  /** How many requests were made. */
  declare readonly attempts: number;
  /** Whether the same call may well succeed later. */
  declare readonly retryable: boolean;

  /** All `details` become properties. For tests of your own: the package makes them itself. */
  constructor(
    code: OrderErrorCode,
    message: string,
    { cause, ...details }: OrderErrorDetails & Record<string, unknown>,
    name = "OrderError",
  ) {
    super(message);
    Object.defineProperty(this, "name", { value: name, configurable: true });
    if (cause !== undefined) {
      const isShown = isHarmless(cause);
      const property = isShown ? { value: cause, writable: true } : { get: () => cause };
      Object.defineProperty(this, "cause", { ...property, configurable: true });
      // What a console would print of it may hold anything: then it has to be asked for.
      if (!isShown) Object.defineProperty(this, PRINTED, { value: printed });
    }
    Object.assign(this, { code, ...details });
  }

  /** The error as plain data, for logs. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([["name", this.name], ["message", this.message], ...Object.entries(this)]);
  }
}

/** How consoles that know this name ask an error what to print: those of Node, Deno and Bun, which else shows a cause. */
const PRINTED = Symbol.for("nodejs.util.inspect.custom");

function printed(this: OrderError): string {
  return `${this.stack} ${JSON.stringify({ ...this })}`;
}

/** What a host's errors tell of a connection: nothing of what went over it. */
const HARMLESS = /^(name|code|errno|syscall|address|port|hostname|socket)$/;

/** Whether a console prints no more of it than what happened: it is an error, and what its properties hold is known. */
function isHarmless(thrown: unknown, depth: number = 0): boolean {
  try {
    if (thrown instanceof OrderError) return true;
    if (!(thrown instanceof Error) || depth > 8) return false;
    // Node's parser of HTTP shows the bytes that it could not read, which may be the order's.
    if (thrown.name === "HTTPParserError") Object.defineProperty(thrown, "data", { enumerable: false });
    const { cause, errors = [] } = thrown as Partial<AggregateError>;
    const within = cause === undefined ? errors : [cause, ...errors];
    return (
      Object.keys(thrown).every((key) => HARMLESS.test(key)) &&
      Object.getOwnPropertySymbols(thrown).every((key) => Reflect.get(thrown, key) === true) &&
      within.every((inner) => isHarmless(inner, depth + 1))
    );
  } catch {
    return false;
  }
}
