// An order in a live sandbox of the API, and the address that an app finds it at.

import { startSandbox } from "assessment-order-www/sandbox";

/**
 * Listens until the test is over.
 *
 * @param {Pick<import("node:test").TestContext, "after">} t
 */
export async function startSandboxedOrder(t) {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const [id] = [...sandbox.orders.keys()];
  const address = {
    url: sandbox.url,
    token: sandbox.token,
    connectionId: sandbox.connectionId,
    id: String(id),
  };
  return { sandbox, address, stored: () => sandbox.orders.get(address.id) };
}
