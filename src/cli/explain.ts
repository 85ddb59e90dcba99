import { presets } from "../../presets/index.ts";
import { ruleNames } from "../config/aliases.ts";
import { loadProjectConfig } from "../config/project.ts";
import type { Kind } from "../kinds/kind.ts";
import { type Example, kindNames, type Rule } from "../rule.ts";
import { suggestion } from "../text/nearest.ts";
import type { Command } from "./command.ts";
import { exit, UsageError } from "./exit.ts";
import { parseFlags } from "./options.ts";

export const explain: Command = {
  name: "explain",
  summary: "Explain rules, by name or by another linter's code",
  usage: "explain <rule|code>...",
  flags: {},
  async run(argv, { io, loadEngine }) {
    const { positionals } = parseFlags(argv, {});
    if (positionals.length === 0) throw new UsageError("explain needs the name of a rule");
    const engine = await loadEngine();
    const config = await loadProjectConfig({ cwd: io.cwd, toolbox: engine, extendKnowledge: engine.extendKnowledge });
    const found = new Set<Rule>();
    for (const name of positionals) {
      const ids = config.lookup(name);
      const known = ruleNames(config.rules).known();
      if (ids.length === 0) throw new UsageError(`there is no rule \`${name}\`${suggestion(name, known)}`);
      for (const rule of config.rules) if (ids.includes(rule.id)) found.add(rule);
    }
    io.stdout.write([...found].map((rule) => explanation(rule, config.kinds)).join("\n\n"));
    return exit.clean;
  },
};

function explanation(rule: Rule, kinds: readonly Kind[]): string {
  const parts = [`${rule.id}\n${rule.summary}.`, rule.why, facts(rule, kinds)];
  const options = optionLines(rule);
  if (options.length > 0) parts.push(`Options:\n${options.join("\n")}`);
  parts.push(...rule.examples.map(exampleText));
  return `${parts.join("\n\n")}\n`;
}

function facts(rule: Rule, kinds: readonly Kind[]): string {
  const held = presets.filter((preset) => preset.selects(rule)).map(({ name }) => name);
  const codes = Object.entries(rule.aliases).flatMap(([peer, names]) => names.map((name) => `${peer} ${name}`));
  const rows = [
    ["Severity", rule.severity],
    ["Category", rule.category],
    ["Kinds", kindNames(rule, kinds).join(", ")],
    ["Presets", held.join(", ")],
    ["Also known as", codes.join(", ")],
    ["Reference", rule.reference ?? ""],
  ] as const;
  const filled = rows.filter(([, value]) => value !== "");
  return filled.map(([name, value]) => `${`${name}:`.padEnd(15)}${value}`).join("\n");
}

function optionLines(rule: Rule): readonly string[] {
  return Object.entries(rule.options).map(([name, { type, description, default: value }]) => {
    return `  ${name} (${type}, default ${JSON.stringify(value)})\n    ${description}`;
  });
}

function exampleText({ bad, good, fixed, title, options }: Example): string {
  const notes = [title, options && `with ${JSON.stringify(options)}`].filter((note) => note !== undefined);
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  const blocks: string[] = [];
  if (bad !== undefined) blocks.push(`Bad${note}:\n${indented(bad)}`);
  if (fixed !== undefined) blocks.push(`Fixed:\n${indented(fixed)}`);
  if (good !== undefined) blocks.push(`Good${note}:\n${indented(good)}`);
  return blocks.join("\n");
}

function indented(code: string): string {
  const lines = code.replace(/[«»]/g, "").replace(/\n$/, "").split("\n");
  return lines.map((line) => `    ${line}`.trimEnd()).join("\n");
}
