import type { Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Source } from "../text/source.ts";
import { checkUnits, type FileResult } from "./file-result.ts";
import { fixFile, verifyListed } from "./fix.ts";
import { linkProject } from "./link.ts";
import type { FileReport, LintOptions, LintReport, RuleFailure } from "./types.ts";
import { type Unit, unitsOf } from "./unit.ts";

/** A file to lint; without a kind the first kind that claims it by path and head has it, else it is a Dockerfile. */
export interface LintInput {
  readonly path: string;
  readonly text: string;
  readonly kind?: string | undefined;
}

/** Lints files that belong together. Pure: reads nothing but through `options.reader`, writes nothing. */
export function lintProject(inputs: readonly LintInput[], options: LintOptions): LintReport {
  const parsed = inputs.map((input) => parseInput(input, options));
  const project = linkProject(
    parsed.flatMap(({ units }) => units.map(({ document, embedded }) => ({ document, embedded }))),
    options.reader,
    options.config.kinds,
  );
  const files: FileReport[] = [];
  const failures: RuleFailure[] = [];
  for (const { units } of parsed) {
    const { report, failures: own } = lintFile(units, project, options);
    files.push(report);
    failures.push(...own);
  }
  return { files, failures, inputErrors: [] };
}

function parseInput(input: LintInput, { config }: LintOptions): { readonly units: readonly Unit[] } {
  const source: Source = { path: input.path, text: input.text };
  const kind = kindOf(input, config.kinds);
  return { units: unitsOf(kind.parse(source), kind, config.kinds) };
}

export function kindOf(input: LintInput, kinds: readonly Kind[]): Kind {
  const claimed =
    input.kind === undefined
      ? kinds.find((kind) => kind.claims(input.path, () => input.text.slice(0, 4096)))
      : kinds.find(({ name }) => name === input.kind);
  const kind = claimed ?? kinds.find(({ name }) => name === "dockerfile") ?? kinds[0];
  if (!kind) throw new Error("no kinds of documents are configured");
  return kind;
}

function lintFile(
  units: readonly Unit[],
  project: ProjectView,
  options: LintOptions,
): { readonly report: FileReport; readonly failures: readonly RuleFailure[] } {
  const first = checkUnits(units, project, options);
  if (!options.fix)
    return {
      report: reportOf(options.verifyFixes ? verifyListed(first, project, options) : first),
      failures: first.failures,
    };
  const { result, applied } = fixFile(first, project, options);
  const fixed = applied.length > 0 ? { before: first.source.text, applied } : undefined;
  return { report: { ...reportOf(result), fixed }, failures: result.failures };
}

function reportOf(result: FileResult): FileReport {
  return {
    path: result.source.path,
    kind: result.kind.name,
    source: result.source,
    findings: result.findings,
    suppressed: result.suppressed,
    unknown: result.unknown,
  };
}
