// What the sandbox can be asked for: each mood is a part of the path, which the sandbox reads.

export interface Mood {
  /** The part of the path; none where the sandbox is to answer as it always does. */
  name: string;
  title: string;
  /** What will happen. */
  says: string;
}

export const MOODS: readonly Mood[] = [
  { name: "", title: "Fine", says: "Answers at once." },
  { name: "busy", title: "Busy", says: "429 with Retry-After: 2 seconds, then it answers." },
  { name: "unavailable", title: "Unavailable", says: "503 twice, then it answers." },
  { name: "stalled", title: "Stalled", says: "Takes the order and never answers, until the time-out." },
  { name: "broken", title: "Breaks off", says: "Stores the order, begins to answer and breaks off." },
  { name: "redirect", title: "Redirects", says: "307 to another address: the order does not follow." },
  { name: "empty", title: "Says nothing", says: "204: stored, without an order in the answer." },
  { name: "odd", title: "Odd answer", says: "200 with a page of HTML where the order should be." },
];

/** Every run starts the mood afresh: the sandbox counts the attempts of each. */
export function newRun(): string {
  return Math.random().toString(36).slice(2, 8).padEnd(6, "0");
}
