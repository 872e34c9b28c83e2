// A box to tick for each field of an order; none ticked asks for all.

import { ORDER_FIELDS, type OrderField } from "assessment-order";
import { byId, element } from "../dom";

export function createFieldsChoice(): () => OrderField[] {
  const boxes = ORDER_FIELDS.map((field) =>
    element("input", { type: "checkbox", name: "fields", value: field, "data-testid": `field-${field}` }),
  );
  byId("field-choices", HTMLElement).append(
    ...boxes.map((box) => element("label", { class: "check-field" }, box, element("code", {}, box.value))),
  );
  return () => ORDER_FIELDS.filter((_, index) => boxes[index]?.checked);
}
