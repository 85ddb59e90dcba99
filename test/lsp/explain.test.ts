import { expect, it } from "vitest";
import { pageOf } from "../../src/lsp/explain.ts";
import { markupOf } from "../../src/lsp/markdown.ts";
import { kinds, rules } from "../config/fixtures.ts";

it("shows what each sort of fix leaves, and why a rule cannot tell", () => {
  const page = pageOf(rules.find(({ id }) => id === "small-layers")!, kinds, markupOf(false));
  expect(page).toContain("\n- Fixes: safe and unsafe\n");
  expect(page).toContain("\n\nBad (info):\n\nRUN a\n\nFixed:\n\nRUN b\n\nFixed, unsafe:\n\nRUN c\n\n");
  expect(page).toMatch(/\n\nWith e.txt:\n\nf\n\nGood \(cannot be decided: d is not known\):\n\nRUN d$/);
});
