/** Headers that are nobody else's business. */
const SECRET =
  /auth|bearer|cookie|token|secret|key|session|signature|credential|pass|jwt|dpop|hmac|[cx]srf|\b(sig|otp|pin|pwd)\b/i;

/**
 * The command that would send the request from a POSIX shell, for people. Headers that hold secrets are replaced
 * unless told otherwise; the order never is. The request stays unread.
 *
 * @example
 * ```ts
 * const request = createUpdateRequest({ connectionId: "c1", id: "o1", order: { workspace_id: "w1" } }, { token: "t" });
 * await toCurl(request); // "curl --request PUT … --header 'authorization: <redacted>' …"
 * ```
 * @throws TypeError if it is no request, or was read already.
 */
export async function toCurl(
  request: Request,
  {
    redact = true,
  }: {
    /** Whether the values of headers that hold secrets are replaced. Default: true. */
    redact?: boolean | undefined;
  } = {},
): Promise<string> {
  if (typeof request?.headers?.forEach !== "function") {
    throw new TypeError("The request must be a Request, as createUpdateRequest gives it.");
  }
  const parts = ["curl", "--request", quote(request.method), "--url", quote(request.url)];
  request.headers.forEach((value, name) => {
    const shown = redact !== false && SECRET.test(name) ? "<redacted>" : value;
    // curl leaves out a header without a value unless it ends in a semicolon.
    parts.push("--header", quote(shown === "" ? `${name};` : `${name}: ${shown}`));
  });
  const body = await request.clone().text();
  if (body !== "") parts.push("--data-raw", quote(body));
  // The braces and brackets of a URL are no patterns.
  return `${parts.join(" ")} --globoff`;
}

/** In single quotes, where nothing but a quote means anything to a shell. */
function quote(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
