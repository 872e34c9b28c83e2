// The package's JSON Schema, with formats as people write them by hand instead of patterns that say all of a format.

const BY_HAND = {
  DateTime: { type: "string", format: "date-time" },
  Date: { type: "string", format: "date" },
  IpAddress: { type: "string", format: "ipv4" },
  Url: { type: "string", format: "uri" },
  Email: { type: "string", format: "email" },
};

/** @param {{ $defs: object }} schema */
export function withFormatsByHand({ $id: _, ...schema }) {
  return { ...schema, $defs: { ...schema.$defs, ...BY_HAND } };
}
