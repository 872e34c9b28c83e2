// `orderSchema` as the resolver of a form made with react-hook-form.

import { test } from "node:test";
import { checkOrderForm } from "../order-form.mjs";
import { describeTool } from "../tool.mjs";

const FORM = `
  import { createElement as element } from "react";
  import { createRoot } from "react-dom/client";
  import { get, useForm } from "react-hook-form";
  import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
  import { orderSchema } from "assessment-order";
  import { INPUTS, START, send } from "./common.js";

  function OrderForm() {
    const { register, handleSubmit, formState } = useForm({ defaultValues: START, resolver: standardSchemaResolver(orderSchema) });
    return element("form", { onSubmit: handleSubmit(send), noValidate: true },
      INPUTS.map(([name, path]) => {
        const field = path.join(".");
        const setValueAs = field === "response_score" ? (text) => (text ? Number(text) : undefined) : undefined;
        return element("p", { key: name },
          element("label", {}, name, element("input", register(field, { setValueAs }))),
          element("output", { role: "alert", "aria-label": name }, get(formState.errors, field)?.message));
      }),
      element("button", {}, "Send"));
  }

  createRoot(document.querySelector("#form")).render(element(OrderForm));
`;

describeTool("react-hook-form", "react-hook-form", () => {
  test("the form refuses what `validateOrder` refuses, at the right field, and sends what is right", async (t) => {
    await checkOrderForm(t, { form: FORM, tools: ["react-hook-form", "@hookform/resolvers"] });
  });
});
