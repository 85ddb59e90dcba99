import type { Preset } from "../../presets/types.ts";
import type { Rule } from "../../src/rule.ts";
import { code, heading, notice, prose, table } from "./markdown.ts";

/** `docs/reference/generated/presets.md`: what each preset turns on. */
export function presetPage(presets: readonly Preset[], rules: readonly Rule[]): string {
  const sections = presets.map((preset) => {
    const members = rules.filter((rule) => preset.selects(rule));
    const rows = members.map((rule) => [`[${code(rule.id)}](rules/${rule.id}.md)`, heading(rule.topic), rule.severity]);
    const list = members.length === 0 ? [] : [table(["Rule", "Topic", "Severity"], rows)];
    return [`## ${preset.name}`, prose(preset.summary), ...list].join("\n\n");
  });
  const purposes = presets.filter(({ addsToRecommended }) => addsToRecommended).map(({ name }) => code(name));
  const intro =
    "A preset is a selection over what rules say of themselves. Name one or several in `extends`, or with `--preset`; " +
    "without either, `recommended` is on. " +
    `${purposes.slice(0, -1).join(", ")} and ${purposes.at(-1)} are for a purpose and add to \`recommended\`; ` +
    "`only:security` is that preset alone.";
  return `${[notice, "# Presets", intro, ...sections].join("\n\n")}\n`;
}
