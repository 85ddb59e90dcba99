import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { presets } from "../presets/index.ts";
import { commands } from "../src/cli/main.ts";
import { configSchema } from "../src/config/schema.ts";
import { formatted } from "./format.ts";
import { aliasPage } from "./generate/alias-page.ts";
import { hookMirror } from "./generate/hook-mirror.ts";
import { kitPage } from "./generate/kit-page.ts";
import { manPage } from "./generate/man-page.ts";
import { presetPage } from "./generate/preset-page.ts";
import { withRuleTable } from "./generate/readme.ts";
import { releaseTables } from "./generate/release-tables.ts";
import { ruleIndex } from "./generate/rule-index.ts";
import { ruleList, rulePage } from "./generate/rule-pages.ts";
import { versionedFiles, withVersion } from "./generate/version.ts";
import { root } from "./project.ts";
import { readProducts } from "./releases/product.ts";
import { readRules } from "./rules.ts";

// Writes everything that follows from the rules' own words and from tables of facts. With `--check` it writes nothing and fails when a file is
// not what it would write.

const pagesFolder = "docs/reference/generated/rules";
const tablesPath = "src/knowledge/base-images/releases.ts";

const files = await readRules();
const rules = files.map((file) => file.rule);

const generated = new Map<string, string>([
  ["rules/index.ts", formatted("rules/index.ts", ruleIndex(files))],
  [tablesPath, formatted(tablesPath, releaseTables(readProducts()))],
  [`${pagesFolder}/README.md`, ruleList(rules)],
  ["docs/reference/generated/aliases.md", aliasPage(rules)],
  ["docs/reference/generated/kit.md", kitPage()],
  ["docs/reference/generated/presets.md", presetPage(presets, rules)],
  ["schema/config.schema.json", `${JSON.stringify(configSchema(rules), null, 2)}\n`],
  ["README.md", withRuleTable(readFileSync(`${root}/README.md`, "utf8"), rules)],
  ["man/plimsoll.1", manPage(await Promise.all(Object.values(commands).map((load) => load())))],
  ...hookMirror(),
]);
for (const path of versionedFiles) generated.set(path, withVersion(readFileSync(`${root}/${path}`, "utf8")));
for (const rule of rules) generated.set(`${pagesFolder}/${rule.id}.md`, rulePage(rule, presets));

const stale = [...generated].filter(([path, text]) => readIfThere(path) !== text).map(([path]) => path);
const orphans = listPages().filter((path) => !generated.has(path));

if (process.argv.includes("--check")) {
  for (const path of stale) console.error(`${path} is stale`);
  for (const path of orphans) console.error(`${path} belongs to no rule`);
  if (stale.length + orphans.length > 0) {
    console.error("Run `npm run generate`.");
    process.exitCode = 1;
  }
} else {
  for (const path of stale) {
    mkdirSync(dirname(`${root}/${path}`), { recursive: true });
    writeFileSync(`${root}/${path}`, generated.get(path) ?? "");
  }
  for (const path of orphans) rmSync(`${root}/${path}`);
  console.log(`${rules.length} rules; ${stale.length} files written, ${orphans.length} removed`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(`${root}/${path}`, "utf8");
  } catch {
    return undefined;
  }
}

function listPages(): string[] {
  try {
    return readdirSync(`${root}/${pagesFolder}`).map((name) => `${pagesFolder}/${name}`);
  } catch {
    return [];
  }
}
