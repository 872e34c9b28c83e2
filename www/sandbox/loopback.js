// Which hosts are this machine itself: `localhost`, `*.localhost`, 127.0.0.0/8 and `::1`.

/** @param {string} hostname as `URL.hostname` gives it */
function isLoopback(hostname) {
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return true;
  return hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** @param {string | undefined} host the value of a `Host` header */
export function isLoopbackHost(host) {
  return (
    host !== undefined && URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname)
  );
}

/** @param {string} origin the value of an `Origin` header */
export function isLoopbackOrigin(origin) {
  return /^https?:\/\//.test(origin) && URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}
