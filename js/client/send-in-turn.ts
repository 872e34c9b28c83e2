import { type CallHooks, type Sent, send } from "./call.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import type { Pace } from "./pace.js";
import type { UpdateOrError } from "./updates.js";

/**
 * Sends an update of many, each attempt when it is its turn. Its time begins with its first turn: a deadline does not
 * run while others are sent.
 */
export async function sendInTurn(update: UpdateOrError, options: CallOptions[], pace: Pace): Promise<Sent> {
  if (update instanceof Error) throw update;
  let arrived = (): void => undefined;
  let isReserved = true;
  const hooks: CallHooks = {
    async beforeAttempt() {
      if (!isReserved) await pace.reserve();
      isReserved = false;
      const begun = await pace.begin();
      arrived = () => begun.answered();
    },
    onAnswered: () => arrived(),
    onBusy: (wait) => pace.rest(wait),
  };
  await pace.reserve();
  try {
    return await send(update as OrderUpdate, options, hooks);
  } finally {
    if (isReserved) pace.giveBack();
  }
}
