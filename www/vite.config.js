import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { proxyToSandbox } from "./sandbox/proxy.js";

const proxy = proxyToSandbox(process.env.SANDBOX_URL ?? "http://127.0.0.1:8787");

/** Those of src/style/fonts.css. */
const FONTS = [
  "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
];

export default defineConfig({
  plugins: [preloadFonts()],
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
  // The largest part is the editor with the package inside it; the panels are loaded when they are opened.
  build: { target: "es2022", chunkSizeWarningLimit: 700 },
});

/**
 * The page asks for its fonts at once, not when its style is read: so they are there for the first paint.
 *
 * @returns {import("vite").Plugin}
 */
function preloadFonts() {
  return {
    name: "preload-fonts",
    transformIndexHtml: (_html, { bundle }) =>
      (bundle ? Object.keys(bundle).filter(isFont) : FONTS.map(onDevelopmentServer)).map((file) => ({
        tag: "link",
        attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${file}` },
        injectTo: "head-prepend",
      })),
  };
}

/** @param {string} file */
function isFont(file) {
  return file.endsWith(".woff2");
}

/** @param {string} font */
function onDevelopmentServer(font) {
  return `@fs${fileURLToPath(import.meta.resolve(font))}`;
}
