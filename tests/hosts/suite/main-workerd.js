// The suite in workerd: a request brings the parameters, the answer is the report.

import module from "assessment-order/assessment_order_bg.wasm";
import { run } from "./entry.js";

export default {
  /** @param {Request} request */
  async fetch(request) {
    return Response.json(await run(await request.json(), module));
  },
};
