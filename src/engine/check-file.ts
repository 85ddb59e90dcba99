import type { Finding, UnknownVerdict } from "../finding.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { Invocation } from "../nodes/invocation.ts";
import { plainInvocation } from "../nodes/invocation.ts";
import type { ProjectView } from "../rule.ts";
import { type CheckResult, checkDocument } from "./check.ts";
import { checkSections } from "./check-sections.ts";
import { everyRule } from "./directive-reading.ts";
import { maxWays } from "./invocations.ts";
import type { LintOptions } from "./options.ts";
import type { RuleFailure, RuleSetting } from "./types.ts";

/** Verdicts on one document, before anything is silenced. */
export interface DocumentVerdict extends CheckResult {
  readonly document: Document;
  /** That of the first way the document is built: the one that fixes are compared by. */
  readonly model: unknown;
  /** One for each way, the first and those that are made anew. */
  models(): readonly unknown[];
}

/** Holds a document against its rules: once for each way it is built, and by stage where settings differ by stage. */
export function checkAll(document: Document, kind: Kind, project: ProjectView, options: LintOptions): DocumentVerdict {
  const all = invocationsOf(document, kind, project, options);
  const ways = all.slice(0, maxWays);
  const modelOf = (invocation: Invocation | undefined) =>
    kind.model?.(document, { invocation, knowledge: options.config.knowledge, files: options.reader });
  const [first, ...others] = ways;
  const model = modelOf(first);
  // A model is dropped once it has been checked: it may be far larger than its file.
  const byWay = ways.map((way) => checkModel(document, kind, way === first ? model : modelOf(way), project, options));
  const results = byWay.flat();
  return {
    document,
    model,
    models: () => [model, ...others.map(modelOf)],
    findings: acrossWays(
      byWay.map((own) => own.flatMap(({ findings }) => findings)),
      ways,
    ),
    unknown: [
      ...distinctUnknown(results.flatMap(({ unknown }) => unknown)),
      ...(all.length > maxWays ? [leftOut(document, all.length)] : []),
    ],
    failures: distinctFailures(results.flatMap(({ failures }) => failures)),
  };
}

function leftOut({ source }: Document, count: number): UnknownVerdict {
  const reason = `only ${maxWays} of the ${count} ways in which it is built are checked`;
  return { rule: everyRule, path: source.path, span: { start: 0, end: 0 }, reason };
}

/**
 * Who builds a document: what the command line says; else each known caller, and the default target with those
 * arguments on which the callers agree; else a plain build.
 */
function invocationsOf(
  document: Document,
  kind: Kind,
  project: ProjectView,
  options: LintOptions,
): readonly (Invocation | undefined)[] {
  if (!kind.built) return [undefined];
  if (options.invocation) return [options.invocation];
  const callers = project.builders(document);
  if (callers.length === 0) return [plainInvocation];
  if (callers.some(({ target }) => target === undefined)) return callers;
  return [...callers, defaultTarget(callers)];
}

function defaultTarget(callers: readonly Invocation[]): Invocation {
  const [first, ...others] = callers as [Invocation, ...Invocation[]];
  const args = [...first.args].filter(([name, value]) => others.every((other) => other.args.get(name) === value));
  const contexts = callers.flatMap(({ contexts }) => [...contexts]);
  return { args: new Map(args), target: undefined, contexts: new Map(contexts), known: true, label: undefined };
}

function checkModel(
  document: Document,
  kind: Kind,
  model: unknown,
  project: ProjectView,
  options: LintOptions,
): readonly CheckResult[] {
  const { config, today } = options;
  const { path } = document.source;
  const check = (settings: ReadonlyMap<string, RuleSetting>): CheckResult =>
    checkDocument({
      document,
      kind,
      model,
      project,
      knowledge: config.knowledge,
      today,
      rules: config.rules,
      settings,
      observer: options.observer,
      shellcheck: options.shellcheck,
      psscriptanalyzer: options.psscriptanalyzer,
    });
  const general = config.settings(path, kind.name);
  const sections = config.byStage ? kind.sections?.(document, model) : undefined;
  if (!sections) return [check(general)];

  return checkSections(check, general, sections, ({ name }) => config.settings(path, kind.name, name));
}

/** The same verdict reached for several ways to build is one verdict, which says for which where that is not for all. */
function acrossWays(
  byWay: readonly (readonly Finding[])[],
  ways: readonly (Invocation | undefined)[],
): readonly Finding[] {
  const [only = [], ...others] = byWay;
  if (others.length === 0) return distinct(sorted(only));
  const holdsIn = new Map<string, Set<number>>();
  byWay.forEach((findings, way) => {
    for (const finding of findings) {
      const key = keyOfFinding(finding);
      holdsIn.set(key, (holdsIn.get(key) ?? new Set()).add(way));
    }
  });
  return distinct(sorted(byWay.flat())).map((finding) => {
    const holding = [...(holdsIn.get(keyOfFinding(finding)) ?? [])];
    if (holding.length === ways.length) return finding;
    const builds = [...new Set(holding.map((way) => ways[way]?.label ?? unnamedBuild))];
    // What names the build itself says so already.
    const isNamed = builds.length === 1 && finding.message.includes(builds[0] as string);
    const message = isNamed ? finding.message : `${finding.message} (only in ${buildsText(builds)})`;
    return { ...finding, builds, message };
  });
}

const unnamedBuild = "a build of the last stage";

/** More builds than these are counted. */
const maxNamed = 3;

function buildsText(builds: readonly string[]): string {
  const named = builds.length <= maxNamed ? builds.slice(0, -1) : builds.slice(0, maxNamed - 1);
  const last = builds.length <= maxNamed ? builds.at(-1) : `${builds.length - named.length} more`;
  return named.length === 0 ? `${last}` : `${named.join(", ")} and ${last}`;
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = keyOfFinding(finding);
    return !seen.has(key) && seen.add(key);
  });
}

function keyOfFinding({ rule, span, message }: Finding): string {
  return `${rule} ${span.start} ${span.end} ${message}`;
}

function distinctUnknown(verdicts: readonly UnknownVerdict[]): readonly UnknownVerdict[] {
  const keyed = verdicts.map(
    (one) => [JSON.stringify([one.rule, one.span.start, one.span.end, one.reason]), one] as const,
  );
  return [...new Map(keyed.reverse()).values()].reverse();
}

function distinctFailures(failures: readonly RuleFailure[]): readonly RuleFailure[] {
  return [...new Map(failures.map((failure) => [JSON.stringify([failure.rule, failure.message]), failure])).values()];
}

/** In the order of the text; at one place by rule, so that output never depends on the order of rules. */
export function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
