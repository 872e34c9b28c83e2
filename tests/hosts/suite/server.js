// The server as the suite sees it: a connection of one's own for each check, which behaves as it is called.

/**
 * @typedef {object} Seen
 * @property {{ line: string, headers: [string, string][], body: string }[]} requests
 * @property {number} most how many were under way at once
 */

/**
 * @param {{ run: string, server: string }} parameters
 * @returns {(behaviour: string) => { connectionId: string, seen: () => Promise<Seen> }}
 */
export function connectionsOf({ run, server }) {
  let number = 0;
  return (behaviour) => {
    number += 1;
    const connectionId = `${behaviour}~${run}~${number}`;
    return {
      connectionId,
      async seen() {
        const response = await fetch(`${server}/seen/${connectionId}`, { cache: "no-store" });
        return response.json();
      },
    };
  };
}

/**
 * The values of a header, each as it came.
 *
 * @param {Seen["requests"][number] | undefined} request
 * @param {string} name in lower case
 */
export function headerValues(request, name) {
  return (request?.headers ?? []).filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
}
