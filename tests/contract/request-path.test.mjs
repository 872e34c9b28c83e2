// Path: two identifiers, each percent-encoded as one segment, or refused.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createUpdateRequest, InvalidRequestError, updateOrder } from "assessment-order";
import { startRecordingServer } from "./recording-server.mjs";
import { rejectionOf, thrownBy } from "./rejection.mjs";

const ORDER = { workspace_id: "w1" };
const UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
const OTHER_ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  .filter((character) => !UNRESERVED.includes(character))
  .join("");

/** @type {[id: string, segment: string][]} */
const ENCODED = [
  ["5de520f96e439b002043d8dc", "5de520f96e439b002043d8dc"],
  [UNRESERVED, UNRESERVED],
  ["!*'()", "%21%2A%27%28%29"],
  [OTHER_ASCII, Array.from(Buffer.from(OTHER_ASCII), percent).join("")],
  ["a/b", "a%2Fb"],
  ["a\\b", "a%5Cb"],
  ["a?b#c", "a%3Fb%23c"],
  ["100%", "100%25"],
  ["%2e%2e", "%252e%252e"],
  ["../..", "..%2F.."],
  ["...", "..."],
  [".a", ".a"],
  [" ", "%20"],
  ["\r\nHost: evil", "%0D%0AHost%3A%20evil"],
  ["Zoë", "Zo%C3%AB"],
  ["€", "%E2%82%AC"],
  ["🦀", "%F0%9F%A6%80"],
  ["e\u0301", "e%CC%81"],
  ["\uffff", "%EF%BF%BF"],
];

/** @type {[why: string, id: any][]} */
const REFUSED = [
  ["empty", ""],
  ["a dot", "."],
  ["two dots", ".."],
  ["half a surrogate pair", "a\ud800"],
  ["the other half", "\udc00a"],
  ["a pair the wrong way round", "\udc00\ud800"],
  ["missing", undefined],
  ["null", null],
  ["a number", 42],
  ["a boolean", true],
  ["an array", ["o1"]],
  ["an object that turns into a string", { toString: () => "o1" }],
  ["a String object", new String("o1")],
  ["a symbol", Symbol("o1")],
  ["a bigint", 1n],
];

describe("an identifier", () => {
  for (const [id, segment] of ENCODED) {
    test(`${JSON.stringify(id).slice(0, 30)} becomes one segment`, async (t) => {
      const server = await startRecordingServer(t);
      await updateOrder({ connectionId: id, id, order: ORDER }, { baseUrl: server.url });
      assert.equal(server.received[0]?.line, `PUT /assessment/${segment}/order/${segment} HTTP/1.1`);
    });
  }

  for (const [why, id] of REFUSED) {
    test(`that is ${why} is refused, and nothing is sent`, async (t) => {
      const server = await startRecordingServer(t);
      const update = { connectionId: "c1", id: "o1", order: ORDER };
      for (const option of ["connectionId", "id"]) {
        const error = await rejectionOf(updateOrder({ ...update, [option]: id }, { baseUrl: server.url }));
        assert.ok(error instanceof InvalidRequestError, String(error));
        assert.deepEqual([error.option, error.attempts], [option, 0]);
        const thrown = thrownBy(() =>
          createUpdateRequest({ ...update, [option]: id }, { baseUrl: server.url }),
        );
        assert.deepEqual([thrown.name, thrown.option], ["InvalidRequestError", option]);
      }
      assert.equal(server.connections.length, 0);
    });
  }
});

test("an update that is no object is refused", async () => {
  for (const update of [undefined, null, "o1", 7]) {
    const error = await rejectionOf(
      updateOrder(/** @type {any} */ (update), { baseUrl: "http://127.0.0.1:9" }),
    );
    assert.deepEqual([error.code, error.option], ["invalid_request", "update"]);
  }
});

/** @param {number} byte */
function percent(byte) {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
