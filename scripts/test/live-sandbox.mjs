// A sandbox for the tests that were compiled with its address.

/** The address is compiled in: while this port is free, nothing has to be compiled again. */
const PREFERRED_PORT = 8790;
const PORTS_TO_TRY = 20;

export async function startLiveSandbox() {
  // Only now: it needs the npm packages, which other suites do without.
  const { startSandbox } = await import("../../www/sandbox/index.js");
  for (let port = PREFERRED_PORT; port < PREFERRED_PORT + PORTS_TO_TRY; port += 1) {
    try {
      const { url, close } = await startSandbox({ port });
      return { env: { ASSESSMENT_ORDER_SANDBOX: url }, close };
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error(`no port from ${PREFERRED_PORT} on is free for the sandbox`);
}
