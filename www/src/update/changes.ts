// What the server made of an order: the fields in which the stored one differs from the one sent.

export interface Change {
  field: string;
  /** `undefined`: the field was not sent, or is not stored. */
  sent: unknown;
  stored: unknown;
}

type Fields = Record<string, unknown>;

/** With `asked`, the answer holds only those fields; the others are not missing. */
export function changes(sent: Fields, stored: Fields, asked: readonly string[] = []): Change[] {
  const inAnswer = (field: string) => asked.length === 0 || asked.includes(field);
  return [...new Set([...Object.keys(sent), ...Object.keys(stored)])]
    .filter((field) => inAnswer(field) && !isSame(sent[field], stored[field]))
    .map((field) => ({ field, sent: sent[field], stored: stored[field] }));
}

/** Whether two JSON values are the same; the order of an object's fields does not count. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return one === other;
  }
  const [left, right] = [one as Fields, other as Fields];
  const fields = Object.keys(left);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    fields.length === Object.keys(right).length &&
    fields.every((field) => Object.hasOwn(right, field) && isSame(left[field], right[field]))
  );
}
