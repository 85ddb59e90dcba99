import type { Finding, UnknownVerdict } from "../finding.ts";
import type { Document } from "../kinds/document.ts";
import type { Subject as KindSubject, PlaceFact } from "../kinds/why.ts";
import { holdsFor, kindNames, type ProjectView, type Rule } from "../rule.ts";
import { known } from "../syntax/fact.ts";
import type { Source } from "../text/source.ts";
import type { Span, Spanned } from "../text/span.ts";
import { sectionAt } from "./check-sections.ts";
import { everyRule, readDirective } from "./directive-reading.ts";
import { inScope, type Look, lookRecorder, outerSpan, touches, unitAt } from "./evidence-places.ts";
import { checkUnits, type FileResult } from "./file-result.ts";
import { throughGate } from "./gates/gate.ts";
import { gateOf, type LintInput, openRun, type Run } from "./lint.ts";
import type { LintOptions, ResolvedConfig } from "./options.ts";
import type { FileReport, RuleSetting, SuppressedFinding } from "./types.ts";
import type { Unit } from "./unit.ts";

/** What is known about a place in a file, and what each rule made of it. */
export interface Evidence {
  readonly source: Source;
  readonly kind: string;
  /** What stands there: an instruction, else the smallest node that some rule could look at. */
  readonly subject: Subject | undefined;
  readonly facts: readonly PlaceFact[];
  readonly directives: readonly DirectiveEvidence[];
  /** One for each rule, in the order of the configuration. */
  readonly rules: readonly RuleEvidence[];
}

export interface Subject extends Spanned {
  /** "RUN", "Service". */
  readonly name: string;
}

/** A comment that stands there or reaches there. */
export interface DirectiveEvidence extends Spanned {
  readonly state: "active" | "expired" | "malformed";
  readonly scope: Span;
  /** Ids of rules; "all" for every rule. */
  readonly rules: readonly string[];
  /** The comment itself stands at the place, and does not only reach there. */
  readonly stands: boolean;
  /** What it silences, wherever that is. */
  readonly silences: readonly Finding[];
}

/**
 * - "found", "silenced", "unknown": it spoke of the place, and that is reported, silenced or not decided
 * - "failed": it threw
 * - "silent": it was shown something there and had nothing to say
 * - "nothing-here": it is on, and nothing that it asks for stands there
 * - "off"; "other-kind": it is on, but not for such files
 */
export type RuleState = "found" | "silenced" | "unknown" | "failed" | "silent" | "nothing-here" | "off" | "other-kind";

export interface RuleEvidence {
  readonly rule: Rule;
  /** Names of the kinds that it is held against. */
  readonly kinds: readonly string[];
  readonly state: RuleState;
  readonly setting: RuleSetting;
  /** Of a rule that is off: what it would find. */
  readonly findings: readonly Finding[];
  readonly silenced: readonly SuppressedFinding[];
  readonly unknown: readonly UnknownVerdict[];
  readonly looks: readonly Look[];
  /** Where else in the file it is reported. */
  readonly elsewhere: readonly Span[];
}

/** What is asked about: a character, or a line with all of the instruction that it belongs to. */
export interface Place extends Spanned {
  readonly exact: boolean;
}

/** Checks a file as a run does, and again with every rule on, to say of those that are off what they would find. */
export function gatherEvidence(
  inputs: readonly LintInput[],
  input: LintInput,
  place: Place,
  options: LintOptions,
): Evidence {
  const run = openRun(inputs, [input], options);
  const units = run.unitsOf(input);
  const unit = unitAt(units, place.span);
  const there = subjectAt(unit, place.span);
  const whole = there && outerSpan(there.span, unit);
  const focus = place.exact ? place.span : (whole ?? place.span);
  const watch = (given: LintOptions): Watched => {
    const looks = lookRecorder(units, focus);
    const result = checkUnits(units, run.project, { ...given, observer: { onVisit: looks.onVisit } });
    return { result, looksOf: looks.of };
  };
  const real = watch(options);
  const all = watch({ ...options, config: withAllRules(options.config) });
  const subject = there && whole ? { name: there.name, span: whole } : nodeAt(unit, focus, options.config);
  const models = real.result.verdicts.get(unit)?.models() ?? [];
  const { source, kind, findings, suppressed, unknown } = real.result;
  const report = throughGate(
    { path: source.path, kind: kind.name, source, findings, suppressed, unknown },
    gateOf(options),
  );
  return {
    source,
    kind: kind.name,
    subject,
    facts: there ? factsAt(there, unit, run, real.result) : [],
    directives: directivesAt(units, focus, report, options),
    rules: ruleEvidence(real, all, report, { focus, subject, unit, options, models }),
  };
}

interface Watched {
  readonly result: FileResult;
  looksOf(rule: string): readonly Look[];
}

interface Focus {
  readonly focus: Span;
  readonly subject: Subject | undefined;
  readonly unit: Unit;
  readonly options: LintOptions;
  readonly models: readonly unknown[];
}

function ruleEvidence(
  real: Watched,
  all: Watched,
  report: FileReport,
  { focus, subject, unit, options: { config }, models }: Focus,
): readonly RuleEvidence[] {
  const settings = config.settings(report.path, unit.kind.name, sectionNameAt(unit, focus, models));
  const fileKind = config.kinds.find(({ name }) => name === report.kind) ?? unit.kind;
  const here = ({ span }: Spanned) => touches(span, focus);
  return config.rules.map((rule): RuleEvidence => {
    const own = (one: { readonly rule: string }) => one.rule === rule.id;
    const setting = settings.get(rule.id) ?? unset;
    const isOff = setting.severity === "off";
    const reported = report.findings.filter(own);
    const evidence = {
      rule,
      kinds: kindNames(rule, config.kinds),
      setting,
      findings: (isOff ? all.result.findings.filter(own) : reported).filter(here),
      silenced: report.suppressed.filter(({ finding }) => own(finding) && here(finding)),
      unknown: (isOff ? [] : report.unknown).filter(own).filter(here),
      looks: (isOff ? all : real).looksOf(rule.id).map((look) => inScope(look, subject?.span ?? focus)),
      elsewhere: reported.filter((finding) => !here(finding)).map(({ span }) => span),
    };
    const isFor = holdsFor(rule, fileKind) || holdsFor(rule, unit.kind);
    return { ...evidence, state: stateOf(evidence, isFor, real.result.failures.some(own)) };
  });
}

const unset: RuleSetting = { severity: "off", options: {}, origin: "no setting" };

function stateOf(evidence: Omit<RuleEvidence, "state">, isFor: boolean, failed: boolean): RuleState {
  if (!isFor) return "other-kind";
  if (failed) return "failed";
  if (evidence.setting.severity === "off" && evidence.silenced.length === 0) return "off";
  if (evidence.findings.length > 0) return "found";
  if (evidence.silenced.length > 0) return "silenced";
  if (evidence.unknown.length > 0) return "unknown";
  return evidence.looks.length > 0 ? "silent" : "nothing-here";
}

/** The same configuration with the rules on that are off. */
function withAllRules(config: ResolvedConfig): ResolvedConfig {
  const severity = new Map(config.rules.map((rule) => [rule.id, rule.severity]));
  const known = new Map<ReadonlyMap<string, RuleSetting>, ReadonlyMap<string, RuleSetting>>();
  return {
    ...config,
    settings(...asked) {
      const settings = config.settings(...asked);
      const on =
        known.get(settings) ??
        new Map([...settings].map(([id, setting]) => [id, switchedOn(setting, severity.get(id) ?? "info")]));
      known.set(settings, on);
      return on;
    },
  };
}

function switchedOn(setting: RuleSetting, severity: Rule["severity"]): RuleSetting {
  return setting.severity === "off" ? { ...setting, severity } : setting;
}

/** What the kind knows to stand there. */
function subjectAt(unit: Unit, place: Span): KindSubject | undefined {
  return unit.kind.why?.subject(unit.document, (span) => touches(outerSpan(span, unit), place));
}

function factsAt(subject: KindSubject, unit: Unit, run: Run, result: FileResult): readonly PlaceFact[] {
  const models = result.verdicts.get(unit)?.models() ?? [];
  const unnamed = run.options.invocation ? "the command line" : "a build of the last stage";
  const facts = [
    ...(unit.kind.why?.facts(subject.node, models, unnamed) ?? []),
    ...contextFacts(run.project, unit.document),
  ];
  return facts.map((fact) => {
    const origins = fact.value.origins.map((origin) => ({
      ...origin,
      span: origin.span && outerSpan(origin.span, unit),
    }));
    return { ...fact, value: { ...fact.value, origins } };
  });
}

function contextFacts(project: ProjectView, document: Document): readonly PlaceFact[] {
  const context = project.context(document);
  if (!context) return [];
  const ignore = context.ignore ? `under ${context.ignore.source.path}` : "without an ignore file";
  return [{ name: "context", value: known(`${context.root} ${ignore}`) }];
}

/** The smallest node; of a kind that knows what stands where, nothing else counts. */
function nodeAt(unit: Unit, focus: Span, { rules, knowledge }: ResolvedConfig): Subject | undefined {
  const { document, kind } = unit;
  if (kind.why) return undefined;
  const types = new Set(rules.flatMap(({ on }) => Object.keys(on)));
  const nodes = [...kind.walk(document, kind.model?.(document, { knowledge }), types)].flatMap(({ type, node }) => {
    const { span } = node as Partial<Spanned>;
    return span && touches(outerSpan(span, unit), focus) ? [{ name: type, span: outerSpan(span, unit) }] : [];
  });
  const size = ({ span }: Subject) => span.end - span.start;
  return nodes.sort((a, b) => size(a) - size(b))[0];
}

/** The section that settings are asked for, where overrides name sections. */
function sectionNameAt(unit: Unit, focus: Span, models: readonly unknown[]): string | undefined {
  const { kind, document } = unit;
  const sections = kind.sections?.(document, models[0]).map(({ name, start }) => {
    return { name, start: outerSpan({ start, end: start }, unit).start };
  });
  return sections && sectionAt(sections, focus.start)?.name;
}

function directivesAt(
  units: readonly Unit[],
  focus: Span,
  { suppressed }: FileReport,
  { config, today }: LintOptions,
): readonly DirectiveEvidence[] {
  return units.flatMap((unit) =>
    unit.kind.directives(unit.document).flatMap((directive): readonly DirectiveEvidence[] => {
      const span = outerSpan(directive.span, unit);
      const scope = outerSpan(directive.scope, unit);
      const stands = touches(span, focus);
      if (!stands && !touches(scope, focus)) return [];
      const { source } = unit.document;
      const { state, names } = readDirective(directive, { source, lookup: config.lookup, today, ...quiet });
      const rules = names.flatMap(({ ids }) => ids);
      const silences = suppressed.flatMap(({ finding, by }) => {
        const names = rules.includes(finding.rule) || rules.includes(everyRule);
        return by === "directive" && names && touches(finding.span, scope) ? [finding] : [];
      });
      return [{ span, scope, state, rules, stands, silences: state === "active" ? silences : [] }];
    }),
  );
}

/** Nothing is reported here of the directives themselves. */
const quiet = { reportUnused: false, requireReason: false, rule: () => undefined, severity: off };

function off(): "off" {
  return "off";
}
