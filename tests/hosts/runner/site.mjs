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
  /** @type {Map<string, { begun: Promise<void>, report: (report: any) => void }>} */
  const runs = new Map();
  return {
    /**
     * A page waits for `begin` before it runs anything.
     *
     * @param {string} run
     * @returns {{ begin: () => void, report: Promise<any> }}
     */
    expect(run) {
      /** @type {(_?: void) => void} */
      let begin = () => undefined;
      /** @type {Promise<void>} */
      const begun = new Promise((resolve) => {
        begin = resolve;
      });
      const report = new Promise((resolve) => runs.set(run, { begun, report: resolve }));
      return { begin, report };
    },

    /**
     * A page whose address holds `policy` gets that Content-Security-Policy.
     *
     * @param {string} address
     * @param {ServerResponse} response
     * @param {Received} request
     */
    async serve(address, response, request) {
      const { pathname, searchParams } = new URL(address, "http://localhost");
      const [, step, run = ""] = /^\/(begin|report)\/(.*)/.exec(pathname) ?? [];
      if (step === "begin") await runs.get(run)?.begun;
      if (step === "report") runs.get(run)?.report(JSON.parse(request.body.toString("utf8")));
      if (step !== undefined) return response.writeHead(204).end();
      const bytes = await readFile(join(folder, normalize(pathname))).catch(() => undefined);
      if (bytes === undefined) return response.writeHead(404).end();
      const policy = searchParams.get("policy");
      if (policy !== null) response.setHeader("content-security-policy", policy);
      response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" });
      return response.end(bytes);
    },
  };
}
