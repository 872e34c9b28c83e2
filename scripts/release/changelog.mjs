// What the changelog says of a version: `## [1.2.3] - 2026-01-31`, and what changed below it.

/**
 * @param {string} text
 * @param {string} version
 * @returns {string | undefined} the entry, without its heading
 */
export function changelogEntry(text, version) {
  const entries = text.split(/^## /m).slice(1);
  const entry = entries.find((entry) => entry.startsWith(`[${version}] - `));
  const [heading, ...lines] = (entry ?? "").split("\n");
  if (!/^\[.+\] - \d{4}-\d{2}-\d{2}$/.test(heading ?? "")) return undefined;
  return lines.join("\n").trim() || undefined;
}
