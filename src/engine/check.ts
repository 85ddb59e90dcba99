import type { Finding, Fix, Related, Severity, UnknownVerdict } from "../finding.ts";
import type { Document, Elsewhere, Kind } from "../kinds/kind.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { ScriptPrograms } from "../nodes/checked-script.ts";
import { anyKey, keyOf, keysOf, sharedAs, type Wake, wakes } from "../nodes/wake.ts";
import {
  holdsFor,
  type ProjectView,
  type ProposedFix,
  type Report,
  type ReportData,
  type Rule,
  type RuleContext,
  type UnknownReport,
  type Verdict,
} from "../rule.ts";
import { clip } from "../text/clip.ts";
import { areInConflict, type Edit } from "../text/edit.ts";
import { lookUp } from "../text/look-up.ts";
import type { Mutable } from "../text/mutable.ts";
import { type Span, spanOf } from "../text/span.ts";
import type { Observer } from "./options.ts";
import type { RuleFailure, RuleSetting } from "./types.ts";

/** One document with all that its rules may ask for. */
export interface CheckInput extends ScriptPrograms {
  readonly document: Document;
  readonly kind: Kind;
  readonly model: unknown;
  readonly project: ProjectView;
  readonly knowledge: Knowledge;
  readonly today: string;
  /** By rule id; rules that are off or missing are not run. */
  readonly rules: readonly Rule[];
  readonly settings: ReadonlyMap<string, RuleSetting>;
  readonly observer?: Observer | undefined;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  readonly failures: readonly RuleFailure[];
}

type Call = (node: never, context: never) => Verdict;

/** A rule that is on. */
interface Active {
  readonly rule: Rule;
  readonly setting: RuleSetting;
  /** Index of its options among those of the plan. */
  readonly options: number;
}

interface Subscriber {
  readonly target: Active;
  readonly handler: Call;
}

/** One that is called for some nodes only. */
interface Sleeper extends Subscriber {
  readonly when: Wake;
}

/** Who wants nodes of a type: all of them, or those that wake them, by the key that they are filed under. */
interface Interest {
  readonly always: readonly Subscriber[];
  /** Undefined where nobody sleeps, so that most nodes need no key. */
  readonly byKey: ReadonlyMap<string, readonly Sleeper[]> | undefined;
}

/** Who wants what under one set of settings: the same for every document of a kind. */
interface Plan {
  readonly rules: readonly Rule[];
  /** Programs that are at hand for those that need one. */
  readonly programs: string;
  readonly byType: ReadonlyMap<string, Interest>;
  readonly wanted: ReadonlySet<string>;
  /** Rules with a look at the whole document. */
  readonly whole: readonly Subscriber[];
  /** Each once: most rules share the empty ones. */
  readonly options: readonly RuleSetting["options"][];
}

type OneVerdict = Report | UnknownReport;
type OneOrMore = OneVerdict | Iterable<OneVerdict | undefined>;

/** One walk over a document: each node is offered to the rules that asked for its type. */
export function checkDocument(input: CheckInput): CheckResult {
  const { document, kind, model, observer } = input;
  const { byType, wanted, whole, options } = observer?.onVisit ? observed(planFor(input), input) : planFor(input);
  const check = observer?.onTime ? new TimedCheck(input, options) : new Check(input, options);
  if (wanted.size > 0) {
    for (const { type, node } of kind.walk(document, model, wanted)) {
      const interest = byType.get(type);
      if (!interest) continue;
      for (const subscriber of interest.always) check.call(subscriber, node);
      if (!interest.byKey) continue;
      check.wake(interest.byKey.get(keyOf(type, node) ?? ""), node);
      check.wake(interest.byKey.get(anyKey), node);
    }
  }
  for (const subscriber of whole) check.call(subscriber, document);
  return check;
}

/** The verdicts on a document while its rules are asked. */
class Check implements CheckResult {
  readonly findings: Finding[] = [];
  readonly unknown: UnknownVerdict[] = [];
  readonly failures: RuleFailure[] = [];
  private readonly path: string;
  private readonly places: Places;
  protected readonly observer: Observer | undefined;
  private readonly broken = new Set<Active>();
  private readonly seen = new Map<Active, Set<object>>();
  /** What rules are told beside the node: one context for all that have the same options. */
  private readonly contexts: readonly RuleContext[];

  constructor(input: CheckInput, options: Plan["options"]) {
    this.path = input.document.source.path;
    this.places = placesOf(input);
    this.observer = input.observer;
    this.contexts = options.map((one) => contextOf(input, one));
  }

  call({ target, handler }: Subscriber, node: object): void {
    if (this.broken.size > 0 && this.broken.has(target)) return;
    try {
      const verdict = handler(node as never, this.contexts[target.options] as never);
      if (verdict !== undefined && verdict !== null) this.collect(target, verdict);
    } catch (error) {
      // A rule that threw once would throw for every node: it is named once and left out of this document.
      this.broken.add(target);
      this.failures.push(failure(target.rule, this.path, error));
    }
  }

  wake(sleepers: readonly Sleeper[] | undefined, node: object): void {
    if (!sleepers) return;
    for (const sleeper of sleepers) {
      if (wakes(sleeper.when, node) && this.isNew(sleeper, node)) this.call(sleeper, node);
    }
  }

  /** What is written once is judged once, however many places share it. */
  private isNew({ target, when }: Sleeper, node: object): boolean {
    const shared = sharedAs(when, node);
    if (!shared) return true;
    const seen = this.seen.get(target) ?? new Set();
    this.seen.set(target, seen);
    if (seen.has(shared)) return false;
    seen.add(shared);
    return true;
  }

  private collect(target: Active, verdict: OneOrMore): void {
    if (Array.isArray(verdict)) {
      // Most rules that look at a whole file: an index is several times as fast as the protocol of iterators.
      for (let i = 0; i < verdict.length; i++) if (verdict[i]) this.collectOne(target, verdict[i] as OneVerdict);
    } else if (Symbol.iterator in verdict) {
      for (const one of verdict) if (one) this.collectOne(target, one);
    } else {
      this.collectOne(target, verdict);
    }
  }

  private tellConditions({ rule }: Active, { fixes }: Report): void {
    if (!fixes || !this.observer?.onCondition) return;
    for (const { requires } of listOf(fixes)) {
      for (const [name, holds] of Object.entries(requires ?? {})) this.observer.onCondition(rule, name, holds);
    }
  }

  private collectOne(target: Active, verdict: OneVerdict): void {
    // What stands in another file is that one's to answer for.
    if (this.places.elsewhere(spanOf(verdict.at))) return;
    if ("unknown" in verdict) {
      const { at, unknown } = verdict;
      this.unknown.push({
        rule: target.rule.id,
        path: this.path,
        span: spanOf(at),
        reason: clip(unknown, longestText),
      });
    } else {
      this.tellConditions(target, verdict);
      const finding = toFinding(target, verdict, this.path, this.places);
      if (finding) this.findings.push(finding);
    }
  }
}

/** Tells places of the document from those that its model has put behind its end. */
interface Places {
  elsewhere(span: Span): Elsewhere | undefined;
  /** Whether some of several edits is of another file. Found out once of a list: many findings may share a fix. */
  reachElsewhere(edits: readonly Edit[]): boolean;
}

function placesOf({ document, kind, model }: CheckInput): Places {
  const { length } = document.source.text;
  const elsewhere = (span: Span) => (span.start > length ? kind.elsewhere?.(model, span) : undefined);
  const known = new WeakMap<readonly Edit[], boolean>();
  return {
    elsewhere,
    reachElsewhere(edits) {
      if (!kind.elsewhere) return false;
      const found = known.get(edits) ?? edits.some(({ span }) => elsewhere(span));
      known.set(edits, found);
      return found;
    },
  };
}

class TimedCheck extends Check {
  override call(subscriber: Subscriber, node: object): void {
    const start = performance.now();
    super.call(subscriber, node);
    this.observer?.onTime?.(subscriber.target.rule, performance.now() - start);
  }
}

function contextOf(input: CheckInput, options: RuleSetting["options"]): RuleContext {
  const { document, model, project, knowledge, today, observer, shellcheck, psscriptanalyzer } = input;
  const { source } = document;
  const context = {
    document,
    model,
    source,
    options,
    project,
    knowledge,
    today,
    shellcheck,
    psscriptanalyzer,
  } as RuleContext;
  if (observer?.onDate) tellDate(context, observer);
  return context;
}

function tellDate(context: RuleContext, observer: Observer): void {
  const { today } = context;
  const get = () => {
    observer.onDate?.();
    return today;
  };
  Object.defineProperty(context, "today", { get, enumerable: true });
}

/** The plan in which every call is told to the observer before it is made. */
function observed({ byType, whole, ...plan }: Plan, { observer, document }: CheckInput): Plan {
  const telling = <S extends Subscriber>(type: string, subscriber: S): S => ({
    ...subscriber,
    handler(node: never, context: never) {
      observer?.onVisit?.(subscriber.target.rule, type, node, document);
      return subscriber.handler(node, context);
    },
  });
  const tellingAll = (type: string, { always, byKey }: Interest): Interest => ({
    always: always.map((one) => telling(type, one)),
    byKey: byKey && new Map([...byKey].map(([key, list]) => [key, list.map((one) => telling(type, one))])),
  });
  return {
    ...plan,
    byType: new Map([...byType].map(([type, interest]) => [type, tellingAll(type, interest)])),
    whole: whole.map((one) => telling("Document", one)),
  };
}

const allPrograms = ["shellcheck", "psscriptanalyzer"] as const;

const plans = new WeakMap<CheckInput["settings"], Map<string, Plan>>();

function planFor(input: CheckInput): Plan {
  const { rules, settings, kind } = input;
  const programs = allPrograms.filter((name) => input[name]).join(" ");
  const byKind = plans.get(settings) ?? new Map<string, Plan>();
  const old = byKind.get(kind.name);
  if (old?.rules === rules && old.programs === programs) return old;
  const plan = makePlan(input, programs);
  plans.set(settings, byKind.set(kind.name, plan));
  return plan;
}

function makePlan(input: CheckInput, programs: string): Plan {
  const { rules, settings, kind } = input;
  const byType = new Map<string, { readonly always: Subscriber[]; byKey: Map<string, Sleeper[]> | undefined }>();
  const whole: Subscriber[] = [];
  const options: RuleSetting["options"][] = [];
  for (const rule of rules) {
    const setting = settings.get(rule.id);
    if (!setting || setting.severity === "off" || !holdsFor(rule, kind)) continue;
    if (rule.needs && !input[rule.needs]) continue;
    const known = options.indexOf(setting.options);
    const target = { rule, setting, options: known < 0 ? options.push(setting.options) - 1 : known };
    for (const [type, handler] of Object.entries(rule.on)) {
      const interest = byType.get(type) ?? { always: [], byKey: undefined };
      byType.set(type, interest);
      if (typeof handler === "function") interest.always.push({ target, handler });
      else {
        interest.byKey ??= new Map();
        for (const key of keysOf(handler.when)) {
          const sleepers = interest.byKey.get(key) ?? [];
          sleepers.push({ target, handler: handler.handle, when: handler.when });
          interest.byKey.set(key, sleepers);
        }
      }
    }
    if (rule.check) whole.push({ target, handler: rule.check });
  }
  return { rules, programs, byType, wanted: new Set(byType.keys()), whole, options };
}

/** Undefined for a code that is off. */
function toFinding({ rule, setting }: Active, report: Report, path: string, places: Places): Finding | undefined {
  const template = lookUp(rule.messages, report.message);
  if (template === undefined) throw new Error(`rule ${rule.id} has no message "${report.message}"`);
  const severity = severityOf(report, rule, setting);
  if (severity === "off") return undefined;
  const finding: Mutable<Finding> = {
    rule: rule.id,
    messageId: report.message,
    severity,
    message: fill(template, report.data),
    path,
    span: spanOf(report.at),
    related: report.related ? report.related.map((one) => toRelated(one, places)) : [],
    fixes: toFixes(report.fixes, places),
  };
  if (report.flow) finding.flow = true;
  if (report.code !== undefined) finding.code = report.code;
  return finding;
}

/** What a setting says of one code of the rule's: by its name, or by `*` for those that it does not name. */
export function levelOfCode(
  { options }: Pick<RuleSetting, "options">,
  code: string,
): Severity | "on" | "off" | undefined {
  const codes = options.codes as Readonly<Record<string, Severity | "on" | "off">> | undefined;
  return lookUp(codes, code) ?? lookUp(codes, "*");
}

/** A case that the rule itself weighs differently keeps its weight unless the user chose a severity. */
function severityOf({ severity, code }: Report, rule: Rule, setting: RuleSetting): RuleSetting["severity"] {
  const chosen = code === undefined ? undefined : levelOfCode(setting, code);
  if (chosen !== undefined && chosen !== "on") return chosen;
  return severity && setting.severity === rule.severity ? severity : setting.severity;
}

function toRelated({ at, message, path }: NonNullable<Report["related"]>[number], places: Places): Related {
  const related = { span: spanOf(at), message: clip(message, longestText) };
  if (path !== undefined) return { ...related, path };
  const other = places.elsewhere(related.span);
  return other ? { ...related, span: other.span, path: other.path } : related;
}

function toFixes(fixes: Report["fixes"], places: Places): readonly Fix[] {
  if (!fixes) return [];
  return listOf(fixes).flatMap((fix) => toFix(fix, places) ?? []);
}

function listOf(fixes: NonNullable<Report["fixes"]>): readonly ProposedFix[] {
  return Array.isArray(fixes) ? fixes : [fixes as ProposedFix];
}

/**
 * Undefined where something that it requires is refuted, and where its edits are in conflict: what is written in escapes
 * within escapes may have one place for several words. Nor is another file changed for this one.
 */
function toFix({ title, safe, requires, effect, moves, edits: given }: ProposedFix, places: Places): Fix | undefined {
  const edits = "span" in given ? [given] : given;
  if (areInConflict(edits) || places.reachElsewhere(edits)) return undefined;
  const open: string[] = [];
  for (const holds of Object.values(requires ?? {})) {
    if (holds === false) return undefined;
    if (holds !== true) open.push(holds.unless);
  }
  return {
    title: clip(open.length > 0 ? `${title}, unless ${open.join(" or ")}` : title, longestText),
    safe: safe && open.length === 0,
    effect: typeof effect === "string" ? [effect] : effect,
    ...(moves ? { moves } : {}),
    edits,
  };
}

/**
 * What a finding says is no longer, in UTF-16 code units: a value of megabytes that a file gives once may be used, and
 * spoken of, at thousands of places.
 */
const longestText = 1_000;

/** Fills `{name}`; a name without data stays as it is, which the rule tester reports. */
export function fill(template: string, data: ReportData | undefined): string {
  let text = "";
  let from = 0;
  for (let open = template.indexOf("{"); open >= 0; open = template.indexOf("{", open + 1)) {
    const close = template.indexOf("}", open);
    const value = close < 0 ? undefined : lookUp(data, template.slice(open + 1, close));
    if (value === undefined) continue;
    text += template.slice(from, open) + clip(String(value), longestText);
    from = close + 1;
  }
  return text + template.slice(from);
}

export function failure(rule: Rule, path: string, error: unknown): RuleFailure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { rule: rule.id, path, message, stack };
}
