import { presets } from "../../presets/index.ts";
import { defaultKind } from "../engine/lint.ts";
import { severities } from "../finding.ts";
import type { Kind } from "../kinds/kind.ts";
import { widthOf } from "../reporters/terminal/screen.ts";
import { kindNames, type Rule } from "../rule.ts";
import type { Command } from "./command.ts";
import { codeRefusal, loadConfig } from "./config-choice.ts";
import { exit } from "./exit.ts";
import { lintFlags } from "./lint-flags.ts";
import { oneOf, parseFlags } from "./options.ts";

const formats = ["table", "json"] as const;
const fixes = ["safe", "unsafe", "both", "any", "none"] as const;

const flags = {
  format: { type: "string", short: "f", value: "NAME", choices: formats, help: "table (default) or json" },
  preset: {
    type: "string",
    multiple: true,
    short: "p",
    value: "NAME",
    help: "Only the rules that a preset turns on",
  },
  fix: {
    type: "string",
    value: "SORT",
    choices: fixes,
    help: "Only rules with such fixes: safe, unsafe, both, any, none",
  },
  kind: { type: "string", value: "NAME", help: "Only rules about documents of a kind, such as compose" },
  topic: { type: "string", value: "NAME", help: "Only rules of a topic, such as packages" },
  category: { type: "string", value: "NAME", help: "Only rules of a category, such as security" },
  severity: { type: "string", value: "LEVEL", choices: severities, help: "Only rules of a severity" },
  "no-code": lintFlags["no-code"],
  "allow-code": lintFlags["allow-code"],
} as const;

export const rules: Command = {
  name: "rules",
  summary: "List the rules",
  usage: "rules [--format json] [--preset NAME] [--fix SORT] [--kind NAME] [--topic NAME]",
  flags,
  notes: "The table names `recommended` and the presets for a purpose; strict and all have nearly every rule.\n",
  async run(argv, { io, loadEngine }) {
    const { values } = parseFlags(argv, flags);
    const format = oneOf("--format", values.format ?? "table", formats);
    const engine = await loadEngine();
    const file = values.preset.length > 0 ? (false as const) : undefined;
    const choice = { file, presets: values.preset, rules: [], codeRefusal: codeRefusal(values, io.env) };
    const config = await loadConfig(choice, engine, io.cwd);
    const settings = config.settings(
      defaultKind(config.kinds)?.files.name ?? "",
      defaultKind(config.kinds)?.name ?? "",
    );
    const isWanted = filterOf(values, config.rules, config.kinds);
    const chosen = config.rules
      .filter((rule) => values.preset.length === 0 || settings.get(rule.id)?.severity !== "off")
      .filter(isWanted)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const columns = io.stdout.isTerminal ? io.stdout.columns : undefined;
    io.stdout.write(format === "json" ? json(chosen, config.kinds) : table(chosen, config.kinds, columns));
    return exit.clean;
  },
};

type Filters = Partial<Readonly<Record<"fix" | "kind" | "topic" | "category" | "severity", string>>>;

/** @throws UsageError for what no rule is or has */
function filterOf(filters: Filters, all: readonly Rule[], kinds: readonly Kind[]): (rule: Rule) => boolean {
  const { fix, kind, topic, category, severity } = filters;
  const known = (values: readonly string[]) => [...new Set(values)].sort();
  if (fix !== undefined) oneOf("--fix", fix, fixes);
  if (severity !== undefined) oneOf("--severity", severity, severities);
  if (kind !== undefined) oneOf("--kind", kind, known(kinds.map(({ name }) => name)));
  if (topic !== undefined) oneOf("--topic", topic, known(all.map((rule) => rule.topic)));
  if (category !== undefined) oneOf("--category", category, known(all.map((rule) => rule.category)));
  return (rule) =>
    (fix === undefined || (fix === "any" ? rule.fix !== undefined : (rule.fix ?? "none") === fix)) &&
    (kind === undefined || kindNames(rule, kinds).includes(kind)) &&
    (topic === undefined || rule.topic === topic) &&
    (category === undefined || rule.category === category) &&
    (severity === undefined || rule.severity === severity);
}

/** Meta of rules, without what only the engine can use. */
function json(chosen: readonly Rule[], kinds: readonly Kind[]): string {
  const plain = chosen.map((rule) => {
    const { on, check, ...meta } = rule.whole ?? rule;
    return { ...meta, kinds: kindNames(rule, kinds) };
  });
  return `${JSON.stringify(plain, null, 2)}\n`;
}

const telling = presets.filter(({ name, addsToRecommended }) => name === "recommended" || addsToRecommended);

function table(chosen: readonly Rule[], kinds: readonly Kind[], columns: number | undefined): string {
  const head = ["Rule", "Severity", "Fix", "Policy", "Presets", "Kinds"];
  const rows = chosen.map((rule) => {
    const memberOf = telling.filter((preset) => preset.selects(rule)).map(({ name }) => name);
    const about = kindNames(rule, kinds).join(", ");
    return [rule.id, rule.severity, rule.fix ?? "-", rule.summary, memberOf.join(", ") || "-", about];
  });
  const widths = head.map((_, i) =>
    [head, ...rows].reduce((most, row) => Math.max(most, (row[i] as string).length), 0),
  );
  const lines = [head, ...rows].map((row) =>
    cut(row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] as number))).join("  "), columns),
  );
  return `${lines.join("\n")}\n\n${chosen.length} rules\n`;
}

/** What does not fit ends in an ellipsis. */
function cut(line: string, columns = Number.POSITIVE_INFINITY): string {
  if (widthOf(line) <= columns) return line;
  return `${line.slice(0, columns - 1).trimEnd()}\u2026`;
}
