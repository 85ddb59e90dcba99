import { loadProjectConfig } from "../../src/config/project.ts";
import { type LintInput, lintProject } from "../../src/engine/lint.ts";
import type { ResolvedConfig } from "../../src/engine/options.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import type { Rule } from "../../src/rule.ts";
import { lookUp } from "../../src/text/look-up.ts";
import { positionAt } from "../../src/text/source.ts";
import { readRules } from "../rules.ts";
import type { PeerProgram } from "./finding.ts";

/** A finding by a rule that stands for one or several of a peer's codes. */
export interface OwnFinding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly codes: readonly string[];
}

/** What the rules find in Dockerfiles under a peer's preset, and what they do not know. */
export async function ownFindings(peer: PeerProgram, presets: readonly string[], files: readonly LintInput[]) {
  const config = await configOf(presets);
  const codesOf = new Map(config.rules.map((rule) => [rule.id, codesFor(rule, peer)]));
  const inputs = files.map((file) => ({ ...file, kind: "dockerfile" }));
  const report = lintProject(inputs, {
    config,
    reader: { read: () => undefined, exists: () => false },
    today: new Date().toISOString().slice(0, 10),
  });
  const findings = report.files.flatMap(({ source, findings }) =>
    findings.map(({ rule, path, span }): OwnFinding => {
      return { path, line: positionAt(source, span.start).line, rule, codes: codesOf.get(rule) ?? [] };
    }),
  );
  const covered = new Set([...codesOf].flatMap(([id, codes]) => (isOn(config, id) ? codes : [])));
  return { findings: findings.filter(({ codes }) => codes.length > 0), covered };
}

function codesFor({ aliases }: Rule, { name, reportsCodesOf = [] }: PeerProgram): readonly string[] {
  const others = reportsCodesOf.flatMap((other) => (lookUp(aliases, other) ?? []).map((code) => `${other}/${code}`));
  return [...(lookUp(aliases, name) ?? []), ...others];
}

async function configOf(presets: readonly string[]): Promise<ResolvedConfig> {
  const rules = (await readRules()).map(({ rule }) => rule);
  const toolbox = { rules, kinds, knowledge: defaultKnowledge };
  return loadProjectConfig({ cwd: process.cwd(), file: false, presets, toolbox, extendKnowledge });
}

function isOn(config: ResolvedConfig, id: string): boolean {
  return config.settings("Dockerfile", "dockerfile").get(id)?.severity !== "off";
}
