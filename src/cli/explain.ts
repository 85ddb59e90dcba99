import { presets } from "../../presets/index.ts";
import { membershipOf, settingText } from "../../presets/membership.ts";
import { ruleNames } from "../config/aliases.ts";
import { linked } from "../config/rule-links.ts";
import type { Kind } from "../kinds/kind.ts";
import { usualColumns, wrap } from "../reporters/terminal/screen.ts";
import { codePage, type Example, fixesOffered, isNamed, kindNames, type Rule } from "../rule.ts";
import { suggestion } from "../text/nearest.ts";
import { unmarked } from "../text/unmarked.ts";
import type { Command } from "./command.ts";
import { codeRefusal, loadConfig } from "./config-choice.ts";
import { exit, UsageError } from "./exit.ts";
import { presetExplanation } from "./explain-preset.ts";
import { lintFlags } from "./lint-flags.ts";
import { parseFlags } from "./options.ts";

const flags = { "no-code": lintFlags["no-code"], "allow-code": lintFlags["allow-code"] } as const;

export const explain: Command = {
  name: "explain",
  summary: "Explain rules, by name or by another linter's code, and presets",
  usage: "explain [flags] <rule|code|preset>...",
  flags,
  async run(argv, { io, loadEngine }) {
    const { values, positionals } = parseFlags(argv, flags);
    if (positionals.length === 0) throw new UsageError("explain needs a rule");
    const engine = await loadEngine();
    const choice = { file: undefined, presets: [], rules: [], codeRefusal: codeRefusal(values, io.env) };
    const config = await loadConfig(choice, engine, io.cwd);
    const found = new Set<Rule>();
    /** Those that were asked for, by rule. */
    const codes = new Map<string, readonly string[]>();
    const asked = presets.filter(({ name }) => positionals.includes(name) && config.lookup(name).length === 0);
    for (const name of positionals) {
      if (asked.some((preset) => preset.name === name)) continue;
      const ids = config.lookup(name);
      const known = [...ruleNames(config.rules).known(), ...presets.map((preset) => preset.name)];
      if (ids.length === 0) throw new UsageError(`there is no rule or preset ${name}${suggestion(name, known)}`);
      for (const rule of config.rules) {
        const named = ids.filter((id) => isNamed(rule, id));
        if (named.length > 0) found.add(rule);
        for (const id of named) if (id !== rule.id) codes.set(rule.id, [...(codes.get(rule.id) ?? []), id]);
      }
    }
    const columns = io.stdout.columns ?? usualColumns;
    const { homepage } = await import("./version.ts");
    const pages = [
      ...asked.map((preset) => presetExplanation(preset, config.rules, columns)),
      ...linked([...found], engine.rules, homepage()).map((rule) =>
        explanation(rule, codes.get(rule.id) ?? [], config.kinds, columns),
      ),
    ];
    io.stdout.write(pages.join("\n\n"));
    return exit.clean;
  },
};

function explanation(rule: Rule, codes: readonly string[], kinds: readonly Kind[], columns: number): string {
  const prose = (text: string, indent: string) => wrap(text, columns - indent.length).join(`\n${indent}`);
  const parts = [`${rule.id}\n${prose(`${rule.summary}.`, "")}`, prose(rule.why, ""), facts(rule, kinds, prose)];
  if (codes.length > 0) parts.splice(1, 0, codes.map((code) => `${code}: ${codePage(rule, code)}`).join("\n"));
  const options = optionLines(rule, prose);
  if (options.length > 0) parts.push(`Options:\n${options.join("\n")}`);
  const peers = membershipOf(rule).asPeers.map((setting) => {
    return `  ${prose(`${setting.preset}: ${settingText(setting)}`, "    ")}`;
  });
  if (peers.length > 0) parts.push(`Presets of other linters:\n${peers.join("\n")}`);
  parts.push(...rule.examples.map(exampleText));
  return `${parts.join("\n\n")}\n`;
}

/** Wrapped, with an indent before all lines but the first. */
type Prose = (text: string, indent: string) => string;

const factColumn = 15;

function facts(rule: Rule, kinds: readonly Kind[], prose: Prose): string {
  const codes = Object.entries(rule.aliases).flatMap(([peer, names]) => names.map((name) => `${peer} ${name}`));
  const rows = [
    ["Severity", rule.severity],
    ["Category", rule.category],
    ["Kinds", kindNames(rule, kinds).join(", ")],
    ["Fixes", fixesOffered(rule)],
    ["Presets", membershipOf(rule).asItIs.join(", ")],
    ["Also known as", codes.join(", ")],
    ["Reference", rule.reference ?? ""],
  ] as const;
  const filled = rows.filter(([, value]) => value !== "");
  const lines = filled.map(([name, value]) => {
    return `${name}:`.padEnd(factColumn) + prose(value, " ".repeat(factColumn));
  });
  return lines.join("\n");
}

function optionLines(rule: Rule, prose: Prose): readonly string[] {
  return Object.entries(rule.options).map(([name, { type, description, default: value }]) => {
    return `  ${name} (${type}, default ${JSON.stringify(value)})\n    ${prose(description, "    ")}`;
  });
}

function exampleText({
  bad,
  good,
  fixed,
  fixedUnsafe,
  files = {},
  title,
  options,
  severity,
  unknown,
}: Example): string {
  const common = [title, options && `with ${JSON.stringify(options)}`];
  const blocks = Object.entries(files).map(([path, text]) => block(`With ${path}`, text));
  if (bad !== undefined) blocks.push(block(`Bad${noted([...common, severity])}`, bad));
  if (fixed !== undefined) blocks.push(block("Fixed", fixed));
  if (fixedUnsafe !== undefined) blocks.push(block("Fixed, unsafe", fixedUnsafe));
  if (good !== undefined)
    blocks.push(block(`Good${noted([...common, unknown && `cannot be decided: ${unknown}`])}`, good));
  return blocks.join("\n");
}

function noted(notes: readonly (string | undefined)[]): string {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

function block(caption: string, code: string): string {
  return `${caption}:\n${indented(code)}`;
}

function indented(code: string): string {
  const lines = unmarked(code).split("\n");
  return lines.map((line) => `    ${line}`.trimEnd()).join("\n");
}
