import { expect, it } from "vitest";
import { ruleList, rulePage } from "../../scripts/generate/rule-pages.ts";
import { rules } from "../config/fixtures.ts";

const rule = rules.find(({ id }) => id === "small-layers")!;
const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

it("a rule's page shows what each sort of fix leaves, and why a rule cannot tell", () => {
  const page = rulePage(rule, []);
  expect(page).toContain("| commands | size | error | dockerfile |  | safe and unsafe |\n");
  const blocks = [
    `Reported as info:\n\n${fenced("dockerfile", "RUN a")}`,
    `After the fix:\n\n${fenced("dockerfile", "RUN b")}`,
    `After the unsafe fix:\n\n${fenced("dockerfile", "RUN c")}`,
    `With \`e.txt\`:\n\n${fenced("", "f")}`,
    `Accepted, since d is not known:\n\n${fenced("dockerfile", "RUN d")}`,
  ];
  expect(page).toContain(blocks.join("\n\n"));
});

it("the list of rules tells which have a fix", () => {
  expect(ruleList(rules)).toContain("| [`small-layers`](small-layers.md) | Layers are small | error | both |  |\n");
});
