import type { Rule } from "../../src/rule.ts";
import { groupBy, heading, table } from "./markdown.ts";

const start = "<!-- rules:start -->";
const end = "<!-- rules:end -->";

/**
 * The README with its table of topics renewed between the markers.
 * @throws Error when the markers are missing.
 */
export function withRuleTable(readme: string, rules: readonly Rule[]): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md needs ${start} and ${end}`);
  const topics = groupBy(rules, (rule) => rule.topic).map(([topic, members]) => [
    `[${heading(topic)}](docs/reference/generated/rules/README.md#${topic})`,
    String(members.length),
    String(members.filter((rule) => rule.recommended).length),
  ]);
  const content = table(["Topic", "Rules", "Recommended"], topics);
  return `${readme.slice(0, from)}${start}\n${content}\n${readme.slice(to)}`;
}
