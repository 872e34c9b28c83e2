// The API reference for JavaScript, which is made without a warning.

import assert from "node:assert/strict";
import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../packed-project.mjs";
import { runTool } from "../tool.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

describe("the API reference", () => {
  test("every export has its documentation, and every link in it leads somewhere", async (t) => {
    const folder = await temporaryFolder(t);
    await runTool(ROOT, "typedoc", ["--out", folder]);
    for (const page of [
      "functions/index.updateOrder.html",
      "interfaces/index.Order.html",
      "functions/slim.init.html",
    ]) {
      await access(join(folder, page));
    }
  });

  test("an export without documentation, or a link that leads nowhere, fails it", async (t) => {
    const folder = await temporaryFolder(t);
    const options = JSON.parse(await readFile(join(ROOT, "typedoc.json"), "utf8"));
    await writeFile(
      join(folder, "tsconfig.json"),
      '{ "compilerOptions": { "types": [] }, "files": ["entry.ts"] }',
    );
    const wrong = {
      ...options,
      entryPoints: ["entry.ts"],
      tsconfig: "tsconfig.json",
      readme: "none",
      out: "docs",
    };
    await writeFile(join(folder, "typedoc.json"), JSON.stringify(wrong));
    for (const [source, said] of /** @type {const} */ ([
      [
        "/** An entry. @packageDocumentation */\nexport const bare = 1;",
        /bare.*does not have any documentation/,
      ],
      [
        "/** An entry. @packageDocumentation */\n/** As {@link nothing}. */\nexport const one = 1;",
        /nothing/,
      ],
    ])) {
      await writeFile(join(folder, "entry.ts"), source);
      await assert.rejects(runTool(folder, "typedoc", []), said);
    }
  });
});
