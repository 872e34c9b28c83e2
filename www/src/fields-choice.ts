import { ORDER_FIELDS, type OrderField } from "assessment-order";
import { byId, element } from "./dom";

export interface FieldsChoice {
  chosen(): OrderField[];
}

/** A box to tick for each field of an order; none ticked asks for all. */
export function createFieldsChoice(): FieldsChoice {
  const boxes = ORDER_FIELDS.map((field) =>
    element("input", { type: "checkbox", name: "fields", value: field }),
  );
  const label = byId("fields-chosen", HTMLElement);
  const choices = byId("field-choices", HTMLElement);

  const chosen = () => ORDER_FIELDS.filter((_, index) => boxes[index]?.checked);
  const describe = () => {
    label.textContent = chosen().join(", ") || "all";
  };

  choices.append(...boxes.map((box) => element("label", {}, box, element("code", {}, box.value))));
  choices.addEventListener("change", describe);
  describe();
  return { chosen };
}
