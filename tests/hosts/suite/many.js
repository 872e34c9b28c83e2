// Many updates in one run.

import { expect, expectEqual, pass } from "./expect.js";

/** @import { Checks } from "./suite.js" */

/** @param {number} count */
const updates = (count) =>
  Array.from({ length: count }, (_, index) => ({ id: `o${index}`, order: { reference: `r${index}` } }));

/** @type {Checks} */
export const manyChecks = {
  "updateOrders keeps no more under way than it may, and tells what became of each": async ({
    order,
    server,
    connect,
  }) => {
    const { connectionId, seen } = connect("late");
    const source = [...updates(8), { id: "bad", order: { status: "completed" } }];
    const run = order.updateOrders(source, {
      baseUrl: server,
      connectionId,
      workspaceId: "w1",
      concurrency: 3,
    });
    const outcomes = [];
    for await (const outcome of run) outcomes.push(outcome);
    outcomes.sort((one, other) => one.index - other.index);
    expectEqual(
      outcomes.map(({ id, ok, attempts, order: stored, error }) => [
        id,
        ok,
        attempts,
        stored?.reference ?? error?.code,
      ]),
      [
        ...updates(8).map(({ id, order: { reference } }) => [id, true, 1, reference]),
        ["bad", false, 0, "invalid_order"],
      ],
    );
    expectEqual(await run.summary, { done: 9, failed: 1, skipped: 0, total: 9 });
    const { requests, most } = await seen();
    expectEqual(requests.length, 8);
    expect(most > 1 && most <= 3, `${most} at once is within the limit of 3`);
  },

  "updateOrders reads its updates from a stream of lines": async ({ order, server, connect }) => {
    const { connectionId, seen } = connect("stored");
    const lines = updates(3).map((update) => `${JSON.stringify(update)}\n`);
    const stream = new Blob(lines).stream();
    const run = order.updateOrders(stream, { baseUrl: server, connectionId, workspaceId: "w1" });
    for await (const { ok } of run) expectEqual(ok, true);
    expectEqual((await seen()).requests.length, 3);
  },

  "an updateOrders that is left begins no further request": async ({ order, server, connect }) => {
    const { connectionId, seen } = connect("late");
    const run = order.updateOrders(updates(20), {
      baseUrl: server,
      connectionId,
      workspaceId: "w1",
      concurrency: 2,
    });
    for await (const { ok } of run) {
      expectEqual(ok, true);
      break;
    }
    await run.summary;
    await pass(200);
    expect((await seen()).requests.length <= 4, "the rest was not sent");
  },
};
