// The request, built and not sent.

import { expect, expectEqual, expectMatch, thrownBy } from "./expect.js";

/** @import { Checks } from "./suite.js" */

const UPDATE = {
  connectionId: "c/1",
  id: "o 1",
  order: { workspace_id: "w1", profile_name: "Zoë 🦀" },
  fields: ["id", "status", "id"],
  raw: { foo: "bar", zoo: "b&r" },
};
const PATH = "/assessment/c%2F1/order/o%201?fields=id&fields=status&raw=foo%3Dbar%26zoo%3Db%2526r";
const BODY = '{"connection_id":"c/1","workspace_id":"w1","profile_name":"Zoë 🦀"}';

/** @type {Checks} */
export const requestChecks = {
  "createUpdateRequest gives a Request of the host, to the last byte": async ({ order }) => {
    const request = order.createUpdateRequest(UPDATE, { region: "eu", token: "secret" });
    expect(request instanceof Request, "it is a Request");
    expectEqual([request.method, request.url], ["PUT", `https://api-eu.unified.to${PATH}`]);
    const headers = ["authorization", "content-type", "accept"].map((name) => request.headers.get(name));
    expectEqual(headers, ["Bearer secret", "application/json", "application/json"]);
    expectEqual(await request.text(), BODY);
  },

  "Unified.to's own servers get no request without a token": ({ order }) => {
    const error = thrownBy(() => order.createUpdateRequest(UPDATE));
    expect(error instanceof order.InvalidRequestError, "it is an InvalidRequestError");
    expectEqual([error.code, error.option], ["invalid_request", "token"]);
  },

  "what would change the path is refused": ({ order }) => {
    for (const id of ["", ".", "..", "\ud83e"]) {
      const error = thrownBy(() => order.createUpdateRequest({ ...UPDATE, id }, { token: "secret" }));
      expectEqual([error.code, error.option], ["invalid_request", "id"]);
    }
  },

  "a baseUrl of the same origin is resolved where there is one, and refused elsewhere": ({
    order,
    facts,
  }) => {
    const create = () => order.createUpdateRequest(UPDATE, { baseUrl: "/api" });
    if (facts.origin) return expectEqual(create().url, `${facts.origin}/api${PATH}`);
    const error = thrownBy(create);
    expectEqual([error.code, error.option], ["invalid_request", "baseUrl"]);
  },

  "toCurl shows the request without its token, and leaves it unread": async ({ order }) => {
    const request = order.createUpdateRequest(UPDATE, { token: "secret" });
    const command = await order.toCurl(request);
    expectMatch(command, /--data-raw '\{"connection_id":"c\/1".*Zoë 🦀"\}'/);
    expectEqual([command.includes("secret"), request.bodyUsed], [false, false]);
  },
};
