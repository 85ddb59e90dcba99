import type { Preset, PresetSetting } from "../../presets/types.ts";
import type { Rule } from "../../src/rule.ts";
import { code, heading, notice, prose, table } from "./markdown.ts";

/** `docs/reference/generated/presets.md`: what each preset turns on, and where those of peers differ from `recommended`. */
export function presetPage(presets: readonly Preset[], rules: readonly Rule[]): string {
  const sections = presets.map((preset) => {
    const members = rules.filter((rule) => preset.selects(rule));
    const rows = preset.setting ? peerTable(preset.name, members, preset.setting) : ownTable(members);
    return [`## ${preset.name}`, prose(preset.summary), ...(members.length === 0 ? [] : [rows])].join("\n\n");
  });
  const purposes = presets.filter(({ addsToRecommended }) => addsToRecommended).map(({ name }) => code(name));
  const peers = presets.filter(({ setting }) => setting).map(({ name }) => code(name));
  const intro =
    "A preset is a selection over what rules say of themselves. Name one or several in `extends`, or with `--preset`; " +
    "without either, `recommended` is on. " +
    `${listed(purposes)} are for a purpose and add to \`recommended\`; \`only:security\` is that preset alone. ` +
    `${listed(peers)} give another linter's verdicts, and say where and why those of \`recommended\` ` +
    "differ; [every code](peer-codes.md) of theirs has a line.";
  return `${[notice, "# Presets", intro, ...sections].join("\n\n")}\n`;
}

function ownTable(members: readonly Rule[]): string {
  const rows = members.map((rule) => [link(rule), heading(rule.topic), rule.severity]);
  return table(["Rule", "Topic", "Severity"], rows);
}

function peerTable(name: string, members: readonly Rule[], settingOf: (rule: Rule) => PresetSetting): string {
  const peer = name.replace(/-all$/, "");
  const rows = members.map((rule) => {
    const setting = settingOf(rule);
    const codes = (rule.aliases[peer] ?? []).map(code).join(", ");
    return [link(rule), codes, setting.severity, differences(rule, setting).join("; ")];
  });
  return table(["Rule", "Code", "Severity", "Different in `recommended`"], rows);
}

function differences(rule: Rule, { severity, options, why }: PresetSetting): string[] {
  const values = Object.entries(options).map(([option, value]) => code(`${option}: ${JSON.stringify(value)}`));
  return [
    ...(rule.recommended ? [] : ["off"]),
    ...(severity !== rule.severity && rule.recommended ? [rule.severity] : []),
    ...(values.length > 0 ? [`without ${values.join(", ")}${why === undefined ? "" : `: ${prose(why)}`}`] : []),
  ];
}

function link({ id }: Rule): string {
  return `[${code(id)}](rules/${id}.md)`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
