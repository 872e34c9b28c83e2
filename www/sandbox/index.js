export { proxyToSandbox } from "./proxy.js";
export { createSandbox, SANDBOX_TOKEN } from "./sandbox.js";
export { BULK_CONNECTION_ID, CONNECTION_ID, seededOrders } from "./seeded-orders.js";
export { startSandbox } from "./start-sandbox.js";
