import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { read, root } from "./pages.ts";

const folder = mkdtempSync(join(tmpdir(), "plimsoll-docs-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The TypeScript on a page, block by block. */
function code(page: string): readonly string[] {
  return [...read(page).matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block as string);
}

it.each(["README.md", "docs/extend/writing-rules.md"])("%s shows the plugin's rule as it is", (page) => {
  expect(code(page)).toContain(read("examples/plugin/own-registry.ts"));
});

// The rule that is worked through, with its cases: imported, they run as tests of this file.
const [rule = "", cases = ""] = code("docs/extend/contributing/rule.md");
const sources = pathToFileURL(root).href;
writeFileSync(join(folder, "rule.ts"), rule.replaceAll("../../src/", `${sources}src/`));
const imports = `import { testRule } from "${sources}test/rule-tester.ts";\nimport rule from "./rule.ts";\n`;
writeFileSync(join(folder, "rule.test.ts"), imports + cases);
await import(pathToFileURL(join(folder, "rule.test.ts")).href);
