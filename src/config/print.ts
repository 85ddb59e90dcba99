import type { ResolvedConfig } from "../engine/options.ts";
import type { Kind } from "../kinds/kind.ts";
import { holdsFor } from "../rule.ts";

/** The lines of `--print-config`: every rule that the kind of file meets, with its severity, options and their origin. */
export function printConfig(config: ResolvedConfig, path: string, kind: Kind): readonly string[] {
  const settings = config.settings(path, kind.name);
  const rows = config.rules
    .filter((rule) => holdsFor(rule, kind))
    .map((rule) => ({ rule, setting: settings.get(rule.id) }))
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  const width = Math.max(0, ...rows.map(({ rule }) => rule.id.length));
  const lines = [`# ${path} (${kind.name})`];
  for (const { rule, setting } of rows) {
    if (!setting) continue;
    lines.push(`${setting.severity.padEnd(7)}  ${rule.id.padEnd(width)}  # ${setting.origin}`);
    if (setting.severity === "off") continue;
    for (const [name, value] of Object.entries(setting.options))
      lines.push(`           ${name}: ${JSON.stringify(value)}`);
  }
  return lines;
}
