// Every answer that is not a success is one of these, as JSON: `{ error: { code, message, … }, request_id }`.

/** @import { ContentfulStatusCode } from "hono/utils/http-status" */

export class Refusal extends Error {
  /**
   * @param {ContentfulStatusCode} status
   * @param {string} code
   * @param {string} message
   * @param {{ field?: string, headers?: Record<string, string> }} [more]
   */
  constructor(status, code, message, { field, headers } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
    this.headers = headers;
  }

  /** @param {string} requestId */
  body(requestId) {
    const { code, message, field } = this;
    return { error: { code, message, field }, request_id: requestId };
  }
}
