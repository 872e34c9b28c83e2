// The tarball's types in a project of one's own, under both ways of finding modules.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "./packed-project.mjs";
import { describeTool, runTool } from "./tool.mjs";

const RIGHT = `
  import { type Order, OrderClient, updateOrder, validateOrder } from "assessment-order";
  import { init } from "assessment-order/slim";
  import source from "assessment-order/assessment_order_bg.wasm";
  import schema from "assessment-order/schema.json" with { type: "json" };

  const order: Order = { workspace_id: "w1", connection_id: "c1", status: "COMPLETED" };
  const result = validateOrder(order);
  const pointers: string[] = result.issues.map((issue) => issue.pointer);
  const stored: Order | undefined = await updateOrder({ connectionId: "c1", id: "o1", order }, { baseUrl: "/api" });
  await init(source);
  export { OrderClient, pointers, schema, stored };
`;

/** Each with the words that the compiler must point at. */
const WRONG = {
  "a status that does not exist": [`{ ${ids()}, status: "completed" }`, '"completed"'],
  "a field that does not exist": [`{ ${ids()}, proflie_name: "Ada" }`, "proflie_name"],
  "an attribute without its label": [`{ ${ids()}, response_attributes: [{ type: "TEXT" }] }`, "label"],
  "an order without its workspace": ['{ connection_id: "c1" }', "workspace_id"],
};

function ids() {
  return 'workspace_id: "w1", connection_id: "c1"';
}

describeTool("TypeScript", "typescript", () => {
  for (const [module, resolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const words = ["--strict", "--noEmit", "--target", "es2022", "--pretty", "false"];
    const compile = [...words, "--module", String(module), "--moduleResolution", String(resolution)];

    test(`\`tsc --strict --moduleResolution ${resolution}\` accepts an app, and every type in the package`, async (t) => {
      const folder = await createProject(t, { "main.ts": RIGHT });
      await runTool(folder, "typescript", [...compile, "main.ts"]);
    });

    test(`\`tsc --strict --moduleResolution ${resolution}\` refuses what is no order`, async (t) => {
      const files = Object.values(WRONG).map(([order], index) => {
        return [
          `wrong${index}.ts`,
          `import type { Order } from "assessment-order";\nexport const order: Order = ${order};\n`,
        ];
      });
      const folder = await createProject(t, Object.fromEntries(files));
      const told = await runTool(folder, "typescript", [
        ...compile,
        ...files.map(([file]) => String(file)),
      ]).then(
        () => "",
        (error) => String(error.message),
      );
      for (const [index, [, words]] of Object.values(WRONG).entries()) {
        const line = told.split("\n").find((line) => line.startsWith(`wrong${index}.ts(2,`)) ?? "";
        assert.ok(line.includes(String(words)), `${Object.keys(WRONG)[index]}: ${told}`);
      }
    });
  }
});
