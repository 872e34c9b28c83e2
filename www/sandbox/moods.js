// Trouble that a sender can ask for, so that retries, time-outs and aborts can be watched. It is asked for by the
// path:
//
//     PUT /moods/:mood/:run/assessment/:connection_id/order/:id
//
// A run is whatever the sender calls it: of each order in a run the attempts are counted.

import { Refusal } from "./refusal.js";

/** @import { Context, Next } from "hono" */
/** @import { Environment } from "./sandbox.js" */

/** @typedef {(context: Context<Environment>, next: Next, attempt: number) => Promise<Response | void>} Mood */

export const MOOD_PATH = "/moods/:mood/:run";
const RETRY_AFTER_SECONDS = 2;
const MAX_COUNTED = 10_000;

/** @type {Record<string, Mood>} */
const MOODS = {
  async busy(_context, next, attempt) {
    if (attempt > 1) return next();
    const headers = { "retry-after": String(RETRY_AFTER_SECONDS) };
    throw new Refusal(429, "too_many_requests", "The sandbox is busy.", { headers });
  },

  async unavailable(_context, next, attempt) {
    if (attempt > 2) return next();
    throw new Refusal(503, "unavailable", "The sandbox is not available.");
  },

  async stalled(context) {
    const { signal } = context.req.raw;
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    return context.body(null, 503);
  },

  async broken(context, next) {
    await next();
    if (!context.res.ok) return;
    const whole = new Uint8Array(await context.res.arrayBuffer());
    const headers = new Headers(context.res.headers);
    headers.set("content-length", String(whole.length));
    const half = whole.subarray(0, whole.length / 2);
    context.res = new Response(
      endless(half, () => context.env.outgoing?.destroy()),
      { headers },
    );
  },

  async redirect(context) {
    // To the sandbox itself: whoever reached it through another origin and follows is found in its record.
    const { host } = new URL(context.req.url);
    return context.redirect(`http://${host}/elsewhere`, 307);
  },

  async empty(context, next) {
    await next();
    if (!context.res.ok) return;
    context.res = context.body(null, 204);
  },

  async odd(context, next) {
    await next();
    if (!context.res.ok) return;
    context.res = await context.html("<!doctype html><title>Stored</title><p>Thank you for your order.</p>");
  },
};

/** The middleware for what is below `MOOD_PATH`; only a PUT meets the mood. */
export function inMood() {
  const attempts = new AttemptCounter();
  /** @type {import("hono").MiddlewareHandler<Environment>} */
  return (context, next) => {
    const name = context.req.param("mood") ?? "";
    if (!Object.hasOwn(MOODS, name)) throw new Refusal(404, "not_found", "The sandbox has no such mood.");
    if (context.req.method !== "PUT") return next();
    const attempt = attempts.count(new URL(context.req.url).pathname);
    return /** @type {Mood} */ (MOODS[name])(context, next, attempt);
  };
}

class AttemptCounter {
  /** @type {Map<string, number>} path → attempts so far */
  #attempts = new Map();

  /** @param {string} path */
  count(path) {
    const attempt = (this.#attempts.get(path) ?? 0) + 1;
    this.#attempts.set(path, attempt);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > MAX_COUNTED && oldest !== undefined) this.#attempts.delete(oldest);
    return attempt;
  }
}

/**
 * A body that gives these bytes and never ends; `afterwards` is called when they should have left.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {() => void} afterwards
 */
function endless(bytes, afterwards) {
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
    pull() {
      setTimeout(afterwards, 50);
    },
  });
}
