// One update, sent to a real server that keeps what it receives.

import { expectEqual, rejectionOf } from "./expect.js";
import { headerValues } from "./server.js";

/** @import { Checks } from "./suite.js" */

const ORDER = { status: "COMPLETED", response_score: 87.5, profile_name: "Zoë 🦀" };

/** @type {Checks} */
export const callChecks = {
  "updateOrder sends one PUT, to the last byte, and gives the order as the server stored it": async ({
    order,
    server: baseUrl,
    connect,
  }) => {
    const { connectionId, seen } = connect("stored");
    const update = { connectionId, id: "o 1", order: ORDER, fields: ["id"], raw: "a=b" };
    const stored = await order.updateOrder(update, { baseUrl, token: "secret", workspaceId: "w1" });
    const body = { connection_id: connectionId, workspace_id: "w1", ...ORDER };
    expectEqual(stored, { ...body, stored_by: "the server" });
    const { requests } = await seen();
    expectEqual(requests.length, 1);
    const [request] = requests;
    expectEqual(
      [request.line, request.body],
      [`PUT /assessment/${connectionId}/order/o%201?fields=id&raw=a%3Db HTTP/1.1`, JSON.stringify(body)],
    );
    const headers = ["authorization", "content-type", "accept"].map((name) => headerValues(request, name));
    expectEqual(headers, [["Bearer secret"], ["application/json"], ["application/json"]]);
  },

  "an update to the same origin arrives, or is refused where there is none": async (context) => {
    const { order, facts, connect } = context;
    const { connectionId, seen } = connect("stored");
    const update = { connectionId, id: "o1", order: ORDER };
    const call = order.updateOrder(update, { baseUrl: "/api", workspaceId: "w1" });
    if (facts.origin) await call;
    else expectEqual((await rejectionOf(call)).option, "baseUrl");
    expectEqual((await seen()).requests.length, facts.origin ? 1 : 0);
  },

  "updateOrderWithResponse tells status, request id and headers too": async ({ order, server, connect }) => {
    const { connectionId } = connect("stored");
    const update = { connectionId, id: "o1", order: { ...ORDER, workspace_id: "w1" } };
    const answer = await order.updateOrderWithResponse(update, { baseUrl: server });
    expectEqual(
      [answer.status, answer.attempts, answer.requestId, answer.order.profile_name, answer.issues.length],
      [200, 1, "request-1", "Zoë 🦀", 1],
    );
    expectEqual(answer.headers.get("content-type"), "application/json");
  },

  "an answer without an order is a success": async ({ order, server, connect }) => {
    for (const behaviour of ["accepted", "empty"]) {
      const { connectionId } = connect(behaviour);
      const update = { connectionId, id: "o1", order: { workspace_id: "w1" } };
      expectEqual(await order.updateOrder(update, { baseUrl: server }), undefined);
    }
  },

  "an order that is not valid is not sent": async ({ order, server, connect }) => {
    const { connectionId, seen } = connect("stored");
    const update = { connectionId, id: "o1", order: { workspace_id: "w1", status: "completed" } };
    const error = await rejectionOf(order.updateOrder(update, { baseUrl: server }));
    expectEqual([error.code, error.issues[0].pointer], ["invalid_order", "/status"]);
    expectEqual((await seen()).requests, []);
  },

  "503 is tried again, with the same bytes and a new token": async ({ order, server, connect }) => {
    const { connectionId, seen } = connect("busy");
    const attempts = [];
    let token = 0;
    const stored = await order.updateOrder(
      { connectionId, id: "o1", order: { workspace_id: "w1", ...ORDER } },
      {
        baseUrl: server,
        token: async () => `token-${++token}`,
        onAttempt: ({ attempt, status, retryInMs }) => attempts.push([attempt, status, retryInMs]),
      },
    );
    expectEqual(stored.status, "COMPLETED");
    const { requests } = await seen();
    expectEqual(
      requests.map((request) => headerValues(request, "authorization").join()),
      ["Bearer token-1", "Bearer token-2", "Bearer token-3"],
    );
    expectEqual(new Set(requests.map(({ body }) => body)).size, 1);
    expectEqual(attempts, [
      [1, 503, 0],
      [2, 503, 0],
      [3, 200, undefined],
    ]);
  },

  "the caller's own fetch is called with one Request, and without this": async ({
    order,
    server,
    connect,
  }) => {
    const { connectionId } = connect("stored");
    const calls = [];
    /** @type {(this: unknown, ...given: Request[]) => Promise<Response>} */
    function own(...given) {
      calls.push([this === undefined, given.length, given[0].method]);
      return fetch(given[0]);
    }
    const update = { connectionId, id: "o1", order: { workspace_id: "w1" } };
    await order.updateOrder(update, { baseUrl: server, fetch: own });
    expectEqual(calls, [[true, 1, "PUT"]]);
  },

  "an OrderClient keeps its options": async ({ order, server, connect }) => {
    const { connectionId, seen } = connect("stored");
    const client = new order.OrderClient({ baseUrl: server, token: "secret", headers: { "x-vendor": "v1" } });
    const updateOrder = client.updateOrder.bind(client);
    await updateOrder({ connectionId, id: "o1", order: { workspace_id: "w1" } });
    const [request] = (await seen()).requests;
    expectEqual(
      [headerValues(request, "x-vendor"), headerValues(request, "authorization")],
      [["v1"], ["Bearer secret"]],
    );
  },
};
