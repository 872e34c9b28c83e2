import { defineConfig } from "vite";
import { proxyToSandbox } from "./sandbox/proxy.js";

const proxy = proxyToSandbox(process.env.SANDBOX_URL ?? "http://127.0.0.1:8787");

export default defineConfig({
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
  build: { target: "es2022" },
  // What a worker loads on demand stays a file of its own.
  worker: { format: "es" },
});
