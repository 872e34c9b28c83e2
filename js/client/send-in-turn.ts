import { type CallHooks, type Sent, send } from "./call.js";
import type { CallOptions } from "./options.js";
import type { OrderUpdate } from "./order-update.js";
import type { Pace } from "./pace.js";
import type { UpdateOrFault } from "./updates.js";

/**
 * Sends an update of many, each attempt when it is its turn. Its time begins with its first turn: a deadline does not
 * run while others are sent. Before the first attempt it asks whether it may begin; else it is not sent, and what this
 * throws is nobody's outcome.
 */
export async function sendInTurn(
  given: UpdateOrFault,
  options: CallOptions[],
  pace: Pace,
  askToBegin: () => boolean,
): Promise<Sent> {
  if ("fault" in given) throw given.fault;
  let arrived = (): void => undefined;
  let isReserved = true;
  let isBegun = false;
  const isWanted = (): boolean => isBegun || askToBegin();
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
  } catch (error) {
    // Its token function may have failed meanwhile.
    isWanted();
    throw error;
  } finally {
    if (isReserved) pace.giveBack();
  }
}
