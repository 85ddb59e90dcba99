import type { Fix } from "../../src/finding.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { Rule } from "../../src/rule.ts";
import { casesOf } from "../../src/testing/cases.ts";
import { readMarks } from "../../src/testing/marks.ts";
import { runCase } from "../../src/testing/run-case.ts";
import { prose, table } from "./markdown.ts";

/** What a rule's examples show of its fixes. */
export interface RuleFixes {
  /** One for each title. */
  readonly offered: readonly Fix[];
  /** What they stand on, in the rule's words. */
  readonly requires: readonly string[];
}

export async function fixesOf(rule: Rule): Promise<RuleFixes> {
  const offered = new Map<string, Fix>();
  const requires = new Set<string>();
  const onCondition = ({ id }: Rule, name: string) => {
    if (id === rule.id) requires.add(name);
  };
  const bad = rule.fix ? casesOf(rule, {}).filter(({ verdict }) => verdict === "bad") : [];
  for (const one of bad) {
    const { text } = readMarks(one.code);
    const { findings } = await runCase({ rule, rules: [rule], kinds }, text, one, { observer: { onCondition } });
    for (const fix of findings.flatMap(({ fixes }) => fixes)) offered.set(fix.title, fix);
  }
  return { offered: [...offered.values()], requires: [...requires].sort() };
}

const sorts = {
  safe: "`--fix` applies it: image and build mean the same but for what the rule is about.",
  unsafe:
    "`--fix-unsafe` applies it: right in most files, it may be wrong in yours, so look at what it did. Its title says what could break.",
  both: "`--fix` applies it where it is proven to be safe, `--fix-unsafe` elsewhere too: look at what it did there.",
};

/** What a rule's fixes do and where they end. */
export function fixSection(rule: Rule, { offered, requires }: RuleFixes): readonly string[] {
  if (!rule.fix) return [];
  const rows = offered.map(({ title, safe, effect, moves = [] }) => {
    const changes = effect.filter((part) => part !== "none").join(", ") || "notation only";
    return [
      prose(title),
      safe ? "safe" : "unsafe",
      moves.length > 0 ? `${changes}; moves ${moves.join(", ")}` : changes,
    ];
  });
  return [
    "## Fix",
    `${sorts[rule.fix]} [Every fix is verified](../../../use/fixes.md#verified-before-use) before it is used.`,
    ...(rows.length > 0 ? ["In the examples below:", table(["Fix", "Sort", "Changes"], rows)] : []),
    ...limits(rule, requires),
  ];
}

const otherwise = {
  safe: "There is a fix only where the file proves what it stands on:",
  unsafe: "There is a fix unless what it stands on is known not to hold; where that is not known, its title says so:",
  both: "It is safe where the file proves what it stands on. Where that is not known it is unsafe, and its title says so; where it is known not to hold, there is none:",
};

function limits({ fix = "safe" }: Rule, requires: readonly string[]): readonly string[] {
  if (requires.length === 0) return [];
  return [otherwise[fix], requires.map((name) => `- ${prose(name)}`).join("\n")];
}
