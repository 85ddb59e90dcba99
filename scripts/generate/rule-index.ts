import type { RuleFile } from "../rules.ts";

/** `rules/index.ts`: the one list of built-in rules, sorted by id. */
export function ruleIndex(files: readonly RuleFile[]): string {
  const imports = files.map(({ path, rule }) => `import ${variable(rule.id)} from "./${path.slice("rules/".length)}";`);
  const entries = files.map(({ rule }) => `  ${variable(rule.id)},`);
  const list = entries.length === 0 ? "[]" : `[\n${entries.join("\n")}\n]`;
  return [
    "// Written by `npm run generate`; edit the rules instead.",
    'import type { Rule } from "../src/rule.ts";',
    ...imports,
    "",
    `export const builtinRules: readonly Rule[] = ${list};`,
    "",
  ].join("\n");
}

function variable(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
