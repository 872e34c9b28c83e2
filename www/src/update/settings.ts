// Reads the form. Its values live in its inputs alone, and are set afresh each time the page opens.

import type { ClientOptions, OrderUpdate } from "assessment-order";
import { byId } from "../dom";
import { createFieldsChoice } from "./fields-choice";
import { createServerChoice } from "./server-choice";

export interface Settings {
  /** Where the order goes and what comes back. */
  target: Omit<OrderUpdate, "order">;
  options: ClientOptions;
}

export interface SettingsForm {
  read(): Settings;
  strict(): boolean;
  /** After a call. */
  nextRun(): void;
}

const DEFAULTS = {
  "connection-id": "5de520f96e439b002043d8dc",
  "order-id": "5de520f96e439b002043d8d8",
  timeout: "5000",
  retries: "2",
};

export function createSettings(): SettingsForm {
  const input = (id: string) => byId(id, HTMLInputElement);
  const form = byId("request-form", HTMLFormElement);
  const server = createServerChoice(form);
  for (const [id, value] of Object.entries(DEFAULTS)) input(id).value = value;
  const fields = createFieldsChoice();
  const strict = () => input("strict").checked;

  const describe = () => {
    const returned = fields().length === 0 ? "all fields" : `${fields().length} fields`;
    const raw = input("raw").value === "" ? [] : ["raw"];
    const chosen = [returned, ...raw, strict() ? "strict" : "not strict"];
    byId("options-chosen", HTMLElement).textContent = chosen.join(", ");
  };
  form.addEventListener("input", describe);
  describe();

  return {
    strict,
    nextRun: server.nextRun,
    read: () => ({
      target: {
        connectionId: input("connection-id").value,
        id: input("order-id").value,
        ...(fields().length === 0 ? {} : { fields: fields() }),
        ...(input("raw").value === "" ? {} : { raw: input("raw").value }),
      },
      options: {
        ...server.options(),
        timeoutMs: wholeNumber(input("timeout").value),
        maxRetries: wholeNumber(input("retries").value),
        ...(strict() ? { strict: true } : {}),
      },
    }),
  };
}

/** What is no number is given on as `NaN`: the package says what is wrong with it. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
