import { describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { fixesOf } from "../../scripts/generate/rule-fixes.ts";
import { ruleList, rulePage } from "../../scripts/generate/rule-pages.ts";
import { rules } from "../config/fixtures.ts";

const rule = rules.find(({ id }) => id === "small-layers")!;
const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

it("a rule's page shows what each sort of fix leaves, and why a rule cannot tell", () => {
  const page = rulePage(rule, { offered: [], requires: [] });
  expect(page).toContain("| commands | size | error | dockerfile | strict, all, size | safe and unsafe |\n");
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

describe("a rule's page tells of its fixes", () => {
  const pageOf = async (id: string) => {
    const found = builtinRules.find((one) => one.id === id)!;
    return rulePage(found, await fixesOf(found));
  };

  it("what they do and what they stand on", async () => {
    const page = await pageOf("apt-get-clean-lists");
    expect(page).toContain("| Append rm -rf /var/lib/apt/lists/* | safe | cleanup |\n");
    expect(page).toContain("It is safe where the file proves what it stands on.");
    expect(page).toContain(
      "\n- no later command needs the package lists\n- the cleanup runs as the user who wrote the files\n",
    );
  });

  it("that none of them is safe", async () => {
    const page = await pageOf("pipefail");
    expect(page).toContain("`--fix-unsafe` applies it:");
    expect(page).toContain("There is a fix unless what it stands on is known not to hold;");
  });

  it("nothing where there are none", async () => {
    expect(await pageOf("no-shell-in-scratch")).not.toContain("## Fix");
  });
});
