// What the sandbox received, byte for byte, so that a test can compare it with what a sender meant to send.

/**
 * @typedef {object} ReceivedRequest
 * @property {string} requestId
 * @property {string} method
 * @property {string} url path and query as they came, not decoded
 * @property {Record<string, string>} headers names in lower case
 * @property {Uint8Array} body empty until it was read
 * @property {number | undefined} status of the answer, once there is one
 */

const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Keeps the newest requests: at most `maxEntries`, and at most 64 MiB of bodies. */
export class RequestLog {
  /** @type {ReceivedRequest[]} oldest first; always the same array */
  entries = [];
  #bodyBytes = 0;
  #maxEntries;

  /** @param {number} maxEntries */
  constructor(maxEntries) {
    this.#maxEntries = maxEntries;
  }

  /** @param {ReceivedRequest} entry */
  add(entry) {
    this.entries.push(entry);
    this.#trim();
  }

  /**
   * @param {ReceivedRequest} entry
   * @param {Uint8Array} body
   */
  addBody(entry, body) {
    if (!this.entries.includes(entry)) return;
    entry.body = body;
    this.#bodyBytes += body.byteLength;
    this.#trim();
  }

  #trim() {
    while (this.entries.length > this.#maxEntries || this.#bodyBytes > MAX_BODY_BYTES) {
      this.#bodyBytes -= this.entries.shift()?.body.byteLength ?? 0;
    }
  }
}
