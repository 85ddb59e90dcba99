import { globsOf } from "../../config/peers/git-ignore-globs.ts";
import { type RuleWish, rulesFor, rulesOf, wishesOf } from "../../config/peers/layer.ts";
import type { PeerConfig } from "../../config/peers/types.ts";
import { onOneLine } from "../../reporters/safe-text.ts";
import type { Rule } from "../../rule.ts";

/** The text of a configuration that asks for what those of other linters ask for, on top of some presets. */
export function configText(
  configs: readonly PeerConfig[],
  presets: readonly string[],
  rules: readonly Rule[],
  lookup: (name: string) => readonly string[],
): string {
  const names = [...new Set(configs.filter(hasSettings).map(({ name }) => name))];
  const wishes = [...wishesOf(configs, rules, lookup)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    comment(
      `Configuration of Plimsoll, taken over${names.length > 0 ? ` from ${names.join(", ")}` : ""} by \`plimsoll migrate\`.`,
    ),
    "# `plimsoll --print-config Dockerfile` shows the result.",
    `extends: [${presets.join(", ")}]`,
  ];
  if (wishes.length > 0) lines.push("", "rules:", ...wishes.map(([id, wish]) => `  ${id}: ${entry(id, wish)}`));
  const waivers = configs.flatMap((config) => waiversOf(config, rules, lookup));
  if (waivers.length > 0) lines.push("", "waivers:", ...waivers);
  return `${lines.join("\n")}\n`;
}

/** Names of files and words of others have no say in what stands below. */
function comment(text: string): string {
  return `# ${onOneLine(text)}`;
}

function hasSettings({ settings, exceptions }: PeerConfig): boolean {
  return settings.length + exceptions.length > 0;
}

function entry(id: string, { level, options, sources }: RuleWish): string {
  const hasOptions = options && Object.keys(options).length > 0 && level !== "off";
  // In quotes: to YAML 1.1 the two are booleans.
  const written = level === "on" || level === "off" ? `"${level}"` : level;
  const value = hasOptions ? `[${written}, ${JSON.stringify(options)}]` : written;
  const codes = [...new Set(sources.map(({ setting }) => setting.code))].filter((code) => code !== id);
  const reasons = [...new Set(sources.flatMap(({ setting }) => setting.reason ?? []))];
  const said = [codes.join(", "), reasons.join("; ")].filter(Boolean).join(": ");
  return said === "" ? value : `${value} ${comment(said)}`;
}

/** Where a whole linter does not look, the rules that cover it alone are silent: the others may be worth a look. */
function waiversOf(
  { tool, name, exceptions }: PeerConfig,
  all: readonly Rule[],
  lookup: (name: string) => readonly string[],
): readonly string[] {
  return exceptions.flatMap(({ code, files, reason, until }): readonly string[] => {
    const rules = code === undefined ? rulesOf(tool, all) : rulesFor(tool, code, lookup);
    const globs = globsOf(files);
    if (rules.length === 0 || globs === undefined) return [];
    return [
      `  - rules: [${rules.join(", ")}] ${comment(code ?? `all that ${tool} has`)}`,
      `    files: ${JSON.stringify(globs)}`,
      `    reason: ${JSON.stringify(reason ?? `taken over from ${name}`)}`,
      ...(until === undefined ? [] : [`    until: ${until}`]),
    ];
  });
}
