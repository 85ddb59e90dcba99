import { defaultKind } from "../engine/lint.ts";
import type { Kind } from "../kinds/kind.ts";
import { kindNames, type Rule } from "../rule.ts";
import type { Command } from "./command.ts";
import { codeRefusal, loadConfig } from "./config-choice.ts";
import { exit } from "./exit.ts";
import { lintFlags } from "./lint-flags.ts";
import { oneOf, parseFlags } from "./options.ts";

const formats = ["table", "json"] as const;

const flags = {
  format: { type: "string", short: "f", value: "NAME", choices: formats, help: "table (default) or json" },
  preset: {
    type: "string",
    multiple: true,
    short: "p",
    value: "NAME",
    help: "Only the rules that a preset switches on",
  },
  "no-code": lintFlags["no-code"],
  "allow-code": lintFlags["allow-code"],
} as const;

export const rules: Command = {
  name: "rules",
  summary: "List the rules",
  usage: "rules [--format json] [--preset NAME]",
  flags,
  async run(argv, { io, loadEngine }) {
    const { values } = parseFlags(argv, flags);
    const format = oneOf("--format", values.format ?? "table", formats);
    const engine = await loadEngine();
    const file = values.preset.length > 0 ? (false as const) : undefined;
    const choice = { file, presets: values.preset, rules: [], codeRefusal: codeRefusal(values, io.env) };
    const config = await loadConfig(choice, engine, io.cwd);
    const kind = defaultKind(config.kinds);
    const settings = config.settings(kind?.files.name ?? "", kind?.name ?? "");
    const chosen = config.rules
      .filter((rule) => values.preset.length === 0 || settings.get(rule.id)?.severity !== "off")
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    io.stdout.write(format === "json" ? json(chosen, config.kinds) : table(chosen));
    return exit.clean;
  },
};

/** Meta of rules, without what only the engine can use. */
function json(chosen: readonly Rule[], kinds: readonly Kind[]): string {
  const plain = chosen.map((rule) => {
    const { on, check, ...meta } = rule;
    return { ...meta, kinds: kindNames(rule, kinds) };
  });
  return `${JSON.stringify(plain, null, 2)}\n`;
}

function table(chosen: readonly Rule[]): string {
  const width = Math.max(0, ...chosen.map(({ id }) => id.length));
  const rows = chosen.map(({ id, severity, fix, recommended, summary }) => {
    const sort = (fix ?? "").padEnd(6);
    return `${recommended ? "*" : " "} ${id.padEnd(width)}  ${severity.padEnd(7)}  ${sort}  ${summary}\n`;
  });
  return `${rows.join("")}\n${chosen.length} rules; * recommended; safe, unsafe, both: the fixes offered\n`;
}
