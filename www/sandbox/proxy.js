// The way recommended for real applications, in miniature: the page talks to its own origin, and what answers
// there adds the key. A page that sends a token of its own is heard with that one.

import { SANDBOX_TOKEN } from "./sandbox.js";

export const PROXY_PATH = "/api";

/**
 * Vite's `server.proxy` and `preview.proxy` for a sandbox.
 *
 * @param {string} sandboxUrl
 * @returns {Record<string, import("vite").ProxyOptions>}
 */
export function proxyToSandbox(sandboxUrl) {
  return {
    [PROXY_PATH]: {
      target: sandboxUrl,
      changeOrigin: true,
      rewrite: (path) => path.slice(PROXY_PATH.length),
      configure: (proxy) => {
        proxy.on("proxyReq", (toSandbox, fromPage) => {
          if (fromPage.headers.authorization) return;
          toSandbox.setHeader("authorization", `Bearer ${SANDBOX_TOKEN}`);
        });
        // An answer that breaks off breaks off for the page too.
        proxy.on("proxyRes", (fromSandbox, _fromPage, toPage) => {
          fromSandbox.once("close", () => {
            if (!fromSandbox.complete) toPage.destroy();
          });
        });
      },
    },
  };
}
