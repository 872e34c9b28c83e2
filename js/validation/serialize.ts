import type { Issue } from "./issue.js";

/** The value as JSON text, or the issue that tells why there is none. */
export function serialize(value: unknown): string | Issue {
  try {
    const text: string | undefined = JSON.stringify(value);
    if (text !== undefined) return text;
    return notSerializable(
      value === undefined
        ? "The order is missing; it must be an object."
        : `The order is of the type ${typeof value}, which JSON has no word for; it must be an object.`,
    );
  } catch {
    return notSerializable(
      "The order cannot be written as JSON: it refers to itself, nests too deeply, holds a BigInt, or one of its toJSON methods or getters throws.",
    );
  }
}

function notSerializable(message: string): Issue {
  return { code: "not_serializable", severity: "error", path: [], pointer: "", message };
}
