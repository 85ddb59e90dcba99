import { loadProjectConfig } from "../../src/config/project.ts";
import { lintProject } from "../../src/engine/lint.ts";
import type { ResolvedConfig } from "../../src/engine/options.ts";
import type { FileReport } from "../../src/engine/types.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import type { Rule } from "../../src/rule.ts";
import { root } from "../project.ts";
import { readRules } from "../rules.ts";
import type { CleanFile } from "./clean.ts";
import type { Mutant } from "./mutants.ts";

/** What fixes made of a file. */
export interface Repair {
  readonly text: string;
  /** The rule finds no more than it did before the smell. */
  readonly isRepaired: boolean;
  /** ... and but for white space the file is what it was. */
  readonly isRestored: boolean;
  /** Problems of syntax that were not there. */
  readonly newSyntax: readonly string[];
  /** Whether a second run changes it again. */
  readonly isSettled: boolean;
}

/** What a smell brings, and what each sort of fixes makes of it; undefined where the rule does not see it. */
export interface Outcome {
  readonly mutant: Mutant;
  readonly safe: Repair;
  readonly all: Repair;
}

/** Every rule, as `--preset all`. */
async function everyRule(rules: readonly Rule[]): Promise<ResolvedConfig> {
  await Promise.all(kinds.map((kind) => kind.prepare?.()));
  return loadProjectConfig({
    cwd: root,
    toolbox: { rules, kinds, knowledge: defaultKnowledge },
    extendKnowledge,
    value: { extends: ["all"] },
    plugins: undefined,
  });
}

export async function repairer(): Promise<(mutant: Mutant) => Outcome | undefined> {
  const rules = (await readRules()).map(({ rule }) => rule);
  const config = await everyRule(rules);
  const syntax = new Set(rules.filter(({ topic }) => topic === "syntax").map(({ id }) => id));
  const syntaxOf = ({ findings }: FileReport) =>
    findings.filter(({ rule }) => syntax.has(rule)).map(({ message }) => message);
  const report = (text: string, { context }: CleanFile, fix?: "safe" | "all"): FileReport => {
    const reader = { read: (path: string) => context[path], exists: (path: string) => has(context, path) };
    const inputs = [{ path: "Dockerfile", text, kind: "dockerfile" }];
    const { files, failures } = lintProject(inputs, {
      config,
      reader,
      today: "2026-01-01",
      fix,
      reportUnusedDirectives: true,
    });
    if (failures.length > 0) throw new Error(`${failures[0]?.rule}: ${failures[0]?.stack}`);
    return files[0] as FileReport;
  };
  return (mutant) => {
    const { clean, rule, text } = mutant;
    const usual = countOf(report(clean.text, clean), rule);
    const spoilt = report(text, clean);
    if (countOf(spoilt, rule) <= usual) return undefined;
    const repair = (fix: "safe" | "all"): Repair => {
      const fixed = report(text, clean, fix);
      const after = fixed.source.text;
      const isRepaired = countOf(fixed, rule) <= usual;
      return {
        text: after,
        isRepaired,
        isRestored: isRepaired && words(after) === words(clean.text),
        newSyntax: syntaxOf(fixed).filter((message) => !syntaxOf(spoilt).includes(message)),
        isSettled: report(after, clean, fix).source.text === after,
      };
    };
    return { mutant, safe: repair("safe"), all: repair("all") };
  };
}

function has(context: Readonly<Record<string, string>>, path: string): boolean {
  return Object.hasOwn(context, path) || Object.keys(context).some((name) => name.startsWith(`${path}/`));
}

function countOf({ findings }: FileReport, rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

function words(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}
