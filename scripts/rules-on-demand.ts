import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Plugin } from "esbuild";
import ts from "typescript";
import { flags, type RuleDetails, type RuleList, severityNames } from "../src/cli/rules-on-demand.ts";
import { defaultOptions } from "../src/config/resolve.ts";
import type { Rule } from "../src/rule.ts";
import { ownLinesText } from "./own-lines.ts";
import { root } from "./project.ts";
import { type RuleFile, readRules } from "./rules.ts";

/** Makes a bundle evaluate each rule when a node first wakes it, and with it only what it imports. */
export const rulesOnDemand: Plugin = {
  name: "rules-on-demand",
  setup({ onLoad }) {
    const barrels = new Map(
      ["src/author.ts", "src/kit.ts"].map((path) => [`${root}/${path}`, origins(`${root}/${path}`)]),
    );
    onLoad({ filter: /\/rules\/index\.ts$/ }, async () => {
      return { contents: ruleList(await readRules()), loader: "ts", resolveDir: root };
    });
    onLoad({ filter: /\/rules\/[\w-]+\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: importingDirectly(withoutWords(readFileSync(path, "utf8")), dirname(path), barrels),
      loader: "ts",
    }));
  },
};

/** What rules say of themselves as `src/cli/rules-on-demand.ts` reads it: a line a rule. */
export async function ruleWords(): Promise<string> {
  const files = await readRules();
  // Null, so that the place among the others stays where there are none.
  return ownLinesText(files.map(({ rule: { on, check, ...words } }) => ({ ...words, kinds: words.kinds ?? null })));
}

function ruleList(files: readonly RuleFile[]): string {
  const rules = files.map(({ rule }) => rule);
  const kindLists = [...new Set(rules.map(({ kinds }) => JSON.stringify(kinds)))];
  const details = rules.map(detailsOf);
  const list: Omit<RuleList, "kindLists"> = {
    ids: rules.map(({ id }) => id).join(" "),
    severities: rules.map(({ severity }) => severityNames.indexOf(severity)),
    kinds: rules.map(({ kinds }) => kindLists.indexOf(JSON.stringify(kinds))),
    flags: rules.map((rule, i) => flagsOf(rule, details[i] as RuleDetails)),
    details: details.map((entry) => JSON.stringify(entry)).join("\n"),
  };
  const fields = Object.entries(list).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const loads = files.map((_, i) => `() => rule${i}`);
  return [
    'import { rulesOnDemand } from "./src/cli/rules-on-demand.ts";',
    ...files.map(({ path }, i) => `import rule${i} from "./${path}";`),
    `const list = { ${fields.join(", ")}, kindLists: [${kindLists}] };`,
    `export const builtinRules = rulesOnDemand(list, [${loads.join(", ")}]);`,
  ].join("\n");
}

function detailsOf(rule: Rule): RuleDetails {
  const { topic, category, presets, needs, codes } = rule;
  const on = Object.fromEntries(
    Object.entries(rule.on).map(([type, handler]) => [type, typeof handler === "function" ? null : handler.when]),
  );
  return {
    topic,
    category,
    ...(presets.length > 0 && { presets }),
    ...(needs !== undefined && { needs }),
    ...(codes !== undefined && { codes }),
    ...(Object.keys(rule.options).length > 0 && { defaults: defaultOptions(rule) }),
    on,
  };
}

function flagsOf({ recommended, optIn, check }: Rule, details: RuleDetails): number {
  const held = { ...details, recommended, optIn, check };
  const names = Object.keys(flags) as (keyof typeof flags)[];
  return names.filter((name) => held[name]).reduce((sum, name) => sum + flags[name], 0);
}

/** What the words of a rule stand under. */
const words: ReadonlySet<string> = new Set(["summary", "why", "aliases", "reference", "examples", "cwe", "cis"]);

/** A rule's module without what is only read: `export default someRule({ … })` loses the properties that are words. */
function withoutWords(text: string): string {
  const file = ts.createSourceFile("rule.ts", text, ts.ScriptTarget.Latest);
  const exported = file.statements.find(ts.isExportAssignment)?.expression;
  const definition = exported && ts.isCallExpression(exported) ? exported.arguments[0] : undefined;
  if (!definition || !ts.isObjectLiteralExpression(definition)) return text;
  let code = text;
  for (const property of definition.properties.toReversed()) {
    if (!property.name || !ts.isIdentifier(property.name) || !words.has(property.name.text)) continue;
    code = code.slice(0, property.pos) + code.slice(property.end).replace(/^,/, "");
  }
  return code;
}

type Origins = ReadonlyMap<string, string>;

const reexport = /^export (?!type )(\*|\{[^}]*\}) from "([^"]+)";/gm;
const definition = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

/** The file that defines each value that a file exports, be it through others. */
function origins(file: string): Origins {
  const text = readFileSync(file, "utf8");
  const found = new Map([...text.matchAll(definition)].map(([, name]) => [name as string, file]));
  for (const [, names = "", from = ""] of text.matchAll(reexport)) {
    const there = origins(resolve(dirname(file), from));
    const chosen = names === "*" ? [...there.keys()] : valuesIn(names);
    for (const name of chosen) found.set(name, there.get(name) as string);
  }
  return found;
}

const imported = /^import (\{[^}]*\}) from "([^"]+)";/gm;

/** Takes what a rule imports from where it is defined: a file of re-exports would bring along all the others. */
function importingDirectly(text: string, directory: string, barrels: ReadonlyMap<string, Origins>): string {
  return text.replace(imported, (all, names: string, from: string) => {
    const barrel = barrels.get(resolve(directory, from));
    if (!barrel) return all;
    return valuesIn(names)
      .map((name) => `import { ${name} } from ${JSON.stringify(barrel.get(name.split(" as ")[0] as string))};`)
      .join("");
  });
}

/** Of "{ a, type B, c as d }" those that are no types. */
function valuesIn(names: string): readonly string[] {
  const all = names
    .slice(1, -1)
    .split(",")
    .map((name) => name.trim());
  return all.filter((name) => name !== "" && !name.startsWith("type "));
}
