import { membershipOf, settingText } from "../../presets/membership.ts";
import type { Markup } from "../kinds/editor.ts";
import { type Example, fixesOffered, type KindLook, kindNames, languageOf, type Rule } from "../rule.ts";
import { unmarked } from "../text/unmarked.ts";

/** A rule in a few lines, as a hover shows it. */
export function summaryOf(rule: Rule, { text, code, link }: Markup): readonly string[] {
  const lines = [`${text(rule.summary)}. ${text(rule.why)}`];
  const codes = aliasesOf(rule);
  if (codes.length > 0) lines.push(`Also known as ${codes.map(code).join(", ")}`);
  if (rule.reference !== undefined) lines.push(link("Reference", rule.reference));
  return lines;
}

/** A rule's whole page. */
export function pageOf(rule: Rule, kinds: readonly KindLook[], markup: Markup): string {
  const { strong, text, code } = markup;
  const { asItIs, asPeers } = membershipOf(rule);
  const facts = [
    `Severity: ${text(rule.severity)}`,
    `Category: ${text(rule.category)}`,
    `Kinds: ${kindNames(rule, kinds).map(text).join(", ")}`,
    `Fixes: ${text(fixesOffered(rule))}`,
    ...(asItIs.length > 0 ? [`Presets: ${asItIs.map(text).join(", ")}`] : []),
    ...asPeers.map((setting) => `In the preset ${text(setting.preset)}: ${text(settingText(setting))}`),
  ];
  const options = Object.entries(rule.options).map(([name, { type, description, default: value }]) =>
    text(`${name} (${type}, default ${JSON.stringify(value)}): ${description}`),
  );
  const parts = [
    strong(rule.id),
    ...summaryOf(rule, markup),
    list(facts),
    ...(options.length > 0 ? [`Options, set under ${code(rule.id)}:`, list(options)] : []),
    ...rule.examples.flatMap((example) => exampleParts(example, languageOf(example, rule, kinds), markup)),
  ];
  return parts.join("\n\n");
}

function aliasesOf(rule: Rule): readonly string[] {
  return Object.entries(rule.aliases).flatMap(([peer, names]) => names.map((name) => `${peer} ${name}`));
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function exampleParts(example: Example, language: string, { text, code, block }: Markup): readonly string[] {
  const { bad, good, fixed, fixedUnsafe, files = {}, severity, unknown } = example;
  const blocks = [
    ...Object.entries(files).map(([path, content]) => [`With ${code(path)}`, content, ""] as const),
    [severity ? `Bad (${text(severity)})` : "Bad", bad, language],
    ["Fixed", fixed, language],
    ["Fixed, unsafe", fixedUnsafe, language],
    [unknown ? `Good (cannot be decided: ${text(unknown)})` : "Good", good, language],
  ] as const;
  return blocks.flatMap(([name, content, fence]) =>
    content === undefined ? [] : [`${name}:`, block(unmarked(content), fence)],
  );
}
