import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import type { Pace } from "./pace.js";
import { send } from "./update-order.js";
import type { UpdateOrError } from "./updates.js";

type Fetch = CallOptions["fetch"];

/**
 * Sends an update of many, each attempt when it is its turn. Its time begins with its first turn: a deadline does not
 * run while others are sent.
 *
 * @param ownFetch What sends the requests, where it matters when they arrive; null where it does not.
 */
export async function sendInTurn(
  update: UpdateOrError,
  options: CallOptions[],
  pace: Pace,
  ownFetch: Fetch | null,
): ReturnType<typeof send> {
  if (update instanceof Error) throw update;
  let arrived = (): void => undefined;
  let isReserved = true;
  const beforeAttempt = async (): Promise<void> => {
    if (!isReserved) await pace.reserve();
    isReserved = false;
    const begun = await pace.begin();
    arrived = () => begun.answered();
  };
  const hooks: Record<string, unknown> = {
    beforeAttempt,
    onBusy: (wait: number) => pace.rest(wait),
  };
  if (ownFetch !== null) hooks["fetch"] = watched(ownFetch, () => arrived());
  await pace.reserve();
  try {
    return await send(update as OrderUpdate, options, hooks);
  } finally {
    if (isReserved) pace.giveBack();
  }
}

/** The same, which also tells when it has settled; what is no function is left to be refused. */
function watched(own: Fetch, settled: () => void): Fetch {
  if (own !== undefined && typeof own !== "function") return own;
  return async (request) => {
    try {
      return await (own ? own(request) : fetch(request));
    } finally {
      settled();
    }
  };
}
