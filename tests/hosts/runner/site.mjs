// The project as a site: its files, and the reports that its pages post.

import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

/** @import { ServerResponse } from "node:http" */
/** @import { Received } from "../../contract/recording-server.mjs" */

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** @param {string} folder */
export function siteOf(folder) {
  /** @type {Map<string, (report: any) => void>} */
  const waiting = new Map();
  return {
    /**
     * @param {string} run
     * @returns {Promise<any>} its report, once it has come
     */
    report: (run) => new Promise((resolve) => waiting.set(run, resolve)),

    /**
     * A page whose address holds `policy` gets that Content-Security-Policy.
     *
     * @param {string} address
     * @param {ServerResponse} response
     * @param {Received} request
     */
    async serve(address, response, request) {
      const { pathname, searchParams } = new URL(address, "http://localhost");
      const [, run] = /^\/report\/(.*)/.exec(pathname) ?? [];
      if (run !== undefined) {
        waiting.get(run)?.(JSON.parse(request.body.toString("utf8")));
        return response.writeHead(204).end();
      }
      const bytes = await readFile(join(folder, normalize(pathname))).catch(() => undefined);
      if (bytes === undefined) return response.writeHead(404).end();
      const policy = searchParams.get("policy");
      if (policy !== null) response.setHeader("content-security-policy", policy);
      response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" });
      return response.end(bytes);
    },
  };
}
