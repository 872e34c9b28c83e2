// What runs in the page: the parts that need no Node.
import { fullOrder } from "../orders.mjs";
import { lines } from "../parts/lines.mjs";
import { validate } from "../parts/validate.mjs";

globalThis.parts = { validate, lines };
globalThis.orderText = JSON.stringify(fullOrder(0));
