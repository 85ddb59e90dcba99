import { membershipOf, settingText } from "../../presets/membership.ts";
import { kinds } from "../../src/kinds/index.ts";
import { type Example, fixesOffered, kindNames, languageOf, type Rule } from "../../src/rule.ts";
import { code, fence, groupBy, heading, notice, prose, table } from "./markdown.ts";
import { fixSection, type RuleFixes } from "./rule-fixes.ts";

/** `docs/reference/generated/rules/<id>.md`. */
export function rulePage(rule: Rule, fixes: RuleFixes): string {
  const source = rule.reference ? ` ([source](${rule.reference}))` : "";
  const parts = [
    notice,
    `# ${code(rule.id)}`,
    `${prose(rule.summary)}.`,
    facts(rule),
    "## Why",
    `${prose(rule.why)}${source}`,
    ...fixSection(rule, fixes),
    ...optionSection(rule),
    "## Examples",
    ...rule.examples.flatMap((example) => exampleSection(rule, example)),
    ...peerSection(rule),
    ...aliasSection(rule),
  ];
  return `${parts.join("\n\n")}\n`;
}

function facts(rule: Rule): string {
  return table(
    ["Topic", "Category", "Severity", "Files", "Presets", "Fix"],
    [
      [
        rule.topic,
        rule.category,
        rule.severity,
        kindNames(rule, kinds).join(", "),
        membershipOf(rule).asItIs.join(", "),
        fixesOffered(rule),
      ],
    ],
  );
}

function optionSection(rule: Rule): string[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  const rows = options.map(([name, option]) => [
    code(name),
    prose(option.description),
    option.enum ? option.enum.map((value) => code(JSON.stringify(value))).join(", ") : option.type,
    prose(code(JSON.stringify(option.default))),
  ]);
  return ["## Options", table(["Option", "Meaning", "Type", "Default"], rows)];
}

function exampleSection(rule: Rule, example: Example): string[] {
  const language = languageOf(example, rule, kinds);
  const parts: string[] = [];
  if (example.title) parts.push(`### ${prose(example.title)}`);
  if (example.options) parts.push(`With ${code(JSON.stringify(example.options))}:`);
  for (const [path, text] of Object.entries(example.files ?? {})) parts.push(`With ${code(path)}:`, fence("", text));
  const reported = example.severity ? `Reported as ${example.severity}:` : "Reported:";
  if (example.bad !== undefined) parts.push(reported, fence(language, example.bad.replace(/[«»]/g, "")));
  if (example.fixed !== undefined) parts.push("After the fix:", fence(language, example.fixed));
  if (example.fixedUnsafe !== undefined) parts.push("After the unsafe fix:", fence(language, example.fixedUnsafe));
  const accepted = example.unknown ? `Accepted, since ${prose(example.unknown)}:` : "Accepted:";
  if (example.good !== undefined) parts.push(accepted, fence(language, example.good));
  return parts;
}

function peerSection(rule: Rule): string[] {
  const lines = membershipOf(rule).asPeers.map(
    (setting) => `- ${code(setting.preset)}: ${prose(settingText(setting))}`,
  );
  return lines.length === 0 ? [] : ["## In the presets of other linters", lines.join("\n")];
}

function aliasSection(rule: Rule): string[] {
  const names = {
    ...rule.aliases,
    ...(rule.cwe ? { CWE: rule.cwe.map(String) } : {}),
    ...(rule.cis ? { "CIS Docker Benchmark": rule.cis } : {}),
  };
  const lines = Object.entries(names).map(([peer, codes]) => `- ${peer}: ${codes.map(code).join(", ")}`);
  return lines.length === 0 ? [] : ["## Names elsewhere", lines.join("\n")];
}

/** `docs/reference/generated/rules/README.md`: every rule by topic. */
export function ruleList(rules: readonly Rule[]): string {
  const sections = groupBy(rules, (rule) => rule.topic).map(([topic, members]) => {
    const rows = members.map((rule) => [
      `[${code(rule.id)}](${rule.id}.md)`,
      prose(rule.summary),
      rule.severity,
      rule.fix ?? "",
      rule.recommended ? "yes" : "",
    ]);
    return `## ${heading(topic)}\n\n${table(["Rule", "Policy", "Severity", "Fix", "Recommended"], rows)}`;
  });
  return `${[notice, "# Rules", ...sections].join("\n\n")}\n`;
}
