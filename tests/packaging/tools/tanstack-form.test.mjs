// `orderSchema` as the validator of a form made with TanStack Form.

import { test } from "node:test";
import { checkOrderForm } from "../order-form.mjs";
import { describeTool } from "../tool.mjs";

const FORM = `
  import { createElement as element } from "react";
  import { createRoot } from "react-dom/client";
  import { useForm } from "@tanstack/react-form";
  import { orderSchema } from "assessment-order";
  import { INPUTS, START, send } from "./common.js";

  function OrderForm() {
    const form = useForm({
      defaultValues: START,
      validators: { onSubmit: orderSchema },
      onSubmit: ({ value }) => send(value),
    });
    const submit = (event) => { event.preventDefault(); form.handleSubmit(); };
    return element("form", { onSubmit: submit, noValidate: true },
      INPUTS.map(([name, path]) => {
        const field = path.map((part) => (typeof part === "number" ? "[" + part + "]" : "." + part)).join("").slice(1);
        return element(form.Field, { key: name, name: field }, ({ state, handleChange }) => element("p", {},
          element("label", {}, name, element("input", {
            value: state.value ?? "",
            onChange: ({ target }) => handleChange(field !== "response_score" ? target.value : target.value ? Number(target.value) : undefined),
          })),
          element("output", { role: "alert", "aria-label": name }, state.meta.errors[0]?.message)));
      }),
      element("button", {}, "Send"));
  }

  createRoot(document.querySelector("#form")).render(element(OrderForm));
`;

describeTool("TanStack Form", "@tanstack/react-form", () => {
  test("the form refuses what `validateOrder` refuses, at the right field, and sends what is right", async (t) => {
    await checkOrderForm(t, { form: FORM, tools: ["@tanstack/react-form"] });
  });
});
