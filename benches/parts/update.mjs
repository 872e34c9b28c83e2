// A full order to a server on this machine, and its answer back: what each client adds to `fetch`.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { UnifiedToCore } from "@unified-api/typescript-sdk/core.js";
import { orderUpdateAssessmentOrder } from "@unified-api/typescript-sdk/funcs/orderUpdateAssessmentOrder.js";
import { OrderClient } from "assessment-order";
import axios from "axios";
import ky from "ky";
import { compareAsync } from "../measure/compare.mjs";
import { fullOrder, smallOrder, VARIETY } from "../orders.mjs";
import { forSdk } from "../peers/sdk.mjs";

/** @import { Comparison } from "../measure/results.mjs" */

const CONNECTION = "5de520f96e439b002043d8dc";
const TOKEN = "made-up-token";
const HEADERS = {
  authorization: `Bearer ${TOKEN}`,
  "content-type": "application/json",
  accept: "application/json",
};

/** @returns {Promise<Comparison[]>} */
export async function update() {
  const server = fork(fileURLToPath(new URL("../update/server.mjs", import.meta.url)));
  try {
    const [port] = await once(server, "message");
    const base = `http://127.0.0.1:${port}`;
    return [
      await compareAsync("update, full order", rivals(base, fullOrder)),
      await compareAsync("update, small order", rivals(base, smallOrder)),
    ];
  } finally {
    server.kill();
  }
}

/** The first is ours, the second does nothing but what must be done. */
function rivals(base, make) {
  const orders = Array.from({ length: VARIETY }, (_, index) => ({
    ...make(index),
    connection_id: CONNECTION,
  }));
  const sdkOrders = orders.map(forSdk);
  const of = (turn) => orders[turn % VARIETY];
  const urlOf = ({ id }) => `${base}/assessment/${CONNECTION}/order/${id}`;
  const client = new OrderClient({ baseUrl: base, token: TOKEN });
  const sdk = new UnifiedToCore({ serverURL: base, security: { jwt: TOKEN } });
  return [
    {
      name: "assessment-order",
      run: (turn) => client.updateOrder({ connectionId: CONNECTION, id: of(turn).id, order: of(turn) }),
    },
    {
      name: "fetch + JSON.stringify",
      run: async (turn) => {
        const request = { method: "PUT", headers: HEADERS, body: JSON.stringify(of(turn)) };
        const answer = await fetch(urlOf(of(turn)), request);
        return answer.json();
      },
    },
    {
      name: "ky",
      run: (turn) => ky.put(urlOf(of(turn)), { headers: HEADERS, json: of(turn) }).json(),
    },
    {
      name: "axios, node:http",
      run: (turn) => axios.put(urlOf(of(turn)), of(turn), { headers: HEADERS, adapter: "http" }),
    },
    {
      name: "axios, fetch",
      run: (turn) => axios.put(urlOf(of(turn)), of(turn), { headers: HEADERS, adapter: "fetch" }),
    },
    { name: "official SDK", run: (turn) => sdkUpdate(sdk, sdkOrders[turn % VARIETY]) },
  ];
}

async function sdkUpdate(sdk, assessmentOrder) {
  const request = { connectionId: CONNECTION, id: assessmentOrder.id, assessmentOrder };
  const result = await orderUpdateAssessmentOrder(sdk, request);
  if (!result.ok) throw result.error;
  return result.value;
}
