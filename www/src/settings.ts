import type { ClientOptions, OrderUpdate } from "assessment-order";
import { byId } from "./dom";
import { createFieldsChoice } from "./fields-choice";

export interface Settings {
  /** Where the order goes and what comes back. */
  target: Omit<OrderUpdate, "order">;
  options: ClientOptions;
}

const DEFAULTS = {
  "connection-id": "5de520f96e439b002043d8dc",
  "order-id": "5de520f96e439b002043d8d8",
  raw: "",
  "base-url": "/api",
  token: "",
};

/** Reads the form. Its values live in its inputs alone, and are set afresh each time the page opens. */
export function createSettings(): () => Settings {
  const input = (id: keyof typeof DEFAULTS) => byId(id, HTMLInputElement);
  for (const id of Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]) input(id).value = DEFAULTS[id];
  const fields = createFieldsChoice();

  return () => {
    const token = input("token").value;
    return {
      target: {
        connectionId: input("connection-id").value,
        id: input("order-id").value,
        fields: fields.chosen(),
        raw: input("raw").value,
      },
      options: { baseUrl: input("base-url").value, ...(token === "" ? {} : { token }) },
    };
  };
}
