import { presets } from "../../presets/index.ts";
import { builtinRules } from "../../rules/index.ts";
import { onRecommended } from "../config/on-recommended.ts";
import { presetLayer, resolve } from "../config/resolve.ts";
import { checkUnits } from "../engine/file-result.ts";
import { verifyListed } from "../engine/fix.ts";
import { kindOf, type LintInput, lintProject, openRun } from "../engine/lint.ts";
import type { LintOptions, ResolvedConfig } from "../engine/options.ts";
import { outlineOf } from "../engine/outline.ts";
import type { FileReport } from "../engine/types.ts";
import type { Finding, UnknownVerdict } from "../finding.ts";
import { kinds } from "../kinds/index.ts";
import { defaultKnowledge } from "../knowledge/index.ts";
import { stageGraph } from "../reporters/html/graph.ts";
import { applyEdits } from "../text/edit.ts";
import type { Reader } from "../text/reader.ts";

// What a page asks of the engine: texts in, plain data out that can be sent from a worker. There is no disk here, and
// nothing is kept between two questions but what presets come to.

/** Files that belong together, and the preset that they are held against. */
export interface Project {
  readonly files: readonly LintInput[];
  readonly preset: string;
  /** ISO date that expiry dates are held against. */
  readonly today: string;
}

export interface FileView {
  readonly path: string;
  readonly kind: string;
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  /** How many findings the file's comments silence. */
  readonly silenced: number;
  /** Its stages as HTML in which everything from the file is escaped; empty where there are none. */
  readonly graph: string;
}

/** A fix of a finding, by what tells it from others. */
export interface FixChoice {
  readonly path: string;
  readonly finding: Pick<Finding, "rule" | "message" | "span">;
  readonly title: string;
}

/** What there is to choose from, and what a page says of it. */
export interface About {
  readonly presets: readonly string[];
  /** Why there is each rule, by id. */
  readonly why: ReadonlyMap<string, string>;
}

export function about(): About {
  return {
    presets: presets.map(({ name }) => name),
    why: new Map(builtinRules.map(({ id, why }) => [id, why])),
  };
}

/** Verdicts on each file, in the order of the files. */
export async function check(project: Project): Promise<readonly FileView[]> {
  const options = await optionsFor(project);
  const { files } = lintProject(project.files, options);
  return files.map((file, i) => ({
    path: file.path,
    kind: file.kind,
    findings: file.findings,
    unknown: file.unknown,
    silenced: file.suppressed.length,
    graph: graphOf(file, i + 1, options.config),
  }));
}

/** The file's text after its safe fixes. */
export async function fixAll(project: Project, path: string): Promise<string> {
  const options = await optionsFor(project);
  const { files } = lintProject(project.files, { ...options, fix: "safe", only: (one) => one === path });
  return files[0]?.source.text ?? "";
}

/** The file's text after one fix, or why the fix does not hold. */
export async function fixOne(
  project: Project,
  choice: FixChoice,
): Promise<{ readonly text: string } | { readonly refused: string }> {
  const input = project.files.find(({ path }) => path === choice.path);
  if (!input) return { refused: "the file is gone" };
  let refused = "the finding is gone";
  const run = openRun(project.files, [input], await optionsFor(project));
  const options: LintOptions = {
    ...run.options,
    observer: {
      onRefused(_, { title }, reason) {
        if (title === choice.title) refused = reason;
      },
    },
  };
  const result = checkUnits(run.unitsOf(input), run.project, options);
  const { findings } = verifyListed(result, run.project, options, (finding) => isSame(finding, choice.finding));
  const fix = findings.flatMap(({ fixes }) => fixes).find(({ title }) => title === choice.title);
  return fix ? { text: applyEdits(input.text, fix.edits) } : { refused };
}

function isSame(finding: Finding, { rule, message, span }: FixChoice["finding"]): boolean {
  return (
    finding.rule === rule &&
    finding.message === message &&
    finding.span.start === span.start &&
    finding.span.end === span.end
  );
}

function graphOf(report: FileReport, number: number, config: ResolvedConfig): string {
  const outline = outlineOf(report, config);
  if (!outline) return "";
  const findings = report.findings.map((finding, i) => ({ finding, id: `f${number}-${i}` }));
  return stageGraph(outline, { number, report, findings });
}

/** What the engine needs for a project, with the parsers loaded that its files need. */
export async function optionsFor({ files, preset, today }: Project): Promise<LintOptions> {
  await Promise.all(files.map((file) => kindOf(file, kinds).prepare?.()));
  return { config: configOf(preset), reader: nothingElse, today };
}

const nothingElse: Reader = { read: () => undefined, exists: () => false };

const configs = new Map<string, ResolvedConfig>();

function configOf(name: string): ResolvedConfig {
  let config = configs.get(name);
  if (!config) {
    const steps = onRecommended(
      presets.filter((preset) => preset.name === name).map((preset) => ({ preset })),
      [name],
    );
    const layers = steps.map(({ preset }) => presetLayer(preset, builtinRules));
    config = resolve(layers, { rules: builtinRules, kinds, knowledge: defaultKnowledge });
    configs.set(name, config);
  }
  return config;
}
