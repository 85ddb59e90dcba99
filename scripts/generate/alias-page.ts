import type { Rule } from "../../src/rule.ts";
import { code, groupBy, notice, table } from "./markdown.ts";

/** `docs/reference/generated/aliases.md`: what each code of another tool is called here. */
export function aliasPage(rules: readonly Rule[]): string {
  const entries = rules.flatMap((rule) =>
    Object.entries(rule.aliases).flatMap(([peer, names]) => names.map((name) => ({ peer, name, rule: rule.id }))),
  );
  const sections = groupBy(entries, (entry) => entry.peer).map(([peer, ofPeer]) => {
    const rows = groupBy(ofPeer, (entry) => entry.name).map(([name, covering]) => [
      code(name),
      covering.map(({ rule }) => `[${code(rule)}](rules/${rule}.md)`).join(", "),
    ]);
    return `## ${peer}\n\n${table(["Code", "Rule"], rows)}`;
  });
  const intro =
    "Codes of other tools that rules cover. Each is an alias: it works wherever a rule's name does, in the configuration, " +
    "in directives, on the command line and in `plimsoll explain`.";
  return `${[notice, "# Aliases", intro, ...sections].join("\n\n")}\n`;
}
