import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Rule } from "../src/rule.ts";
import { root } from "./project.ts";

/** A rule and the file that defines it. */
export interface RuleFile {
  /** Relative to the project, forward slashes: "rules/packages/apt-get-clean-lists.ts". */
  readonly path: string;
  readonly rule: Rule;
}

/**
 * Every rule in `rules/<topic>/<id>.ts`, sorted by id.
 * @throws Error when a file does not hold the rule that its path promises.
 */
export async function readRules(): Promise<readonly RuleFile[]> {
  const files: RuleFile[] = [];
  for (const topic of readdirSync(`${root}/rules`, { withFileTypes: true })) {
    if (!topic.isDirectory()) continue;
    for (const name of readdirSync(`${root}/rules/${topic.name}`)) {
      if (name.endsWith(".ts")) files.push(await readRule(topic.name, name.slice(0, -".ts".length)));
    }
  }
  files.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  requireUniqueIds(files);
  return files;
}

async function readRule(topic: string, id: string): Promise<RuleFile> {
  const path = `rules/${topic}/${id}.ts`;
  const module: { readonly default?: Rule } = await import(pathToFileURL(`${root}/${path}`).href);
  const rule = module.default;
  if (rule?.id !== id || rule.topic !== topic) {
    throw new Error(`${path} must export by default a rule whose id is "${id}" and whose topic is "${topic}"`);
  }
  return { path, rule };
}

function requireUniqueIds(files: readonly RuleFile[]): void {
  for (let i = 1; i < files.length; i++) {
    if (files[i]?.rule.id === files[i - 1]?.rule.id) {
      throw new Error(`${files[i - 1]?.path} and ${files[i]?.path} define the same rule`);
    }
  }
}
