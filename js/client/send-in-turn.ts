import { type CallHooks, type Sent, send } from "./call.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import type { Pace } from "./pace.js";
import type { UpdateOrFault } from "./updates.js";

/**
 * Sends an update of many, each attempt when it is its turn. Its time begins with its first turn: a deadline does not
 * run while others are sent. What has not begun when `mayBegin` turns false is not sent any more.
 */
export async function sendInTurn(
  given: UpdateOrFault,
  options: CallOptions[],
  pace: Pace,
  mayBegin: () => boolean,
): Promise<Sent> {
  if ("fault" in given) throw given.fault;
  let arrived = (): void => undefined;
  let isReserved = true;
  let isBegun = false;
  const isWanted = (): boolean => isBegun || mayBegin();
  const checkWanted = (): void => {
    if (!isWanted()) throw new Error("not begun");
  };
  const hooks: CallHooks = {
    async beforeAttempt() {
      if (!isReserved) await pace.reserve(isWanted);
      isReserved = false;
      const begun = await pace.begin(isWanted);
      checkWanted();
      isBegun = true;
      arrived = () => begun.answered();
    },
    onAnswered: () => arrived(),
    onBusy: (wait) => pace.rest(wait),
  };
  await pace.reserve(isWanted);
  try {
    checkWanted();
    return await send(given.update as OrderUpdate, options, hooks);
  } finally {
    if (isReserved) pace.giveBack();
  }
}
