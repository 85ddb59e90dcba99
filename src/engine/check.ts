import type { Finding, Fix, UnknownVerdict } from "../finding.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { ProjectView, ProposedFix, Report, Rule, RuleContext, UnknownReport, Verdict } from "../rule.ts";
import { spanOf } from "../text/span.ts";
import type { RuleFailure, RuleSetting } from "./types.ts";

/** One document with all that its rules may ask for. */
export interface CheckInput {
  readonly document: Document;
  readonly kind: Kind;
  readonly model: unknown;
  readonly project: ProjectView;
  readonly knowledge: Knowledge;
  readonly today: string;
  /** By rule id; rules that are off or missing are not run. */
  readonly rules: readonly Rule[];
  readonly settings: ReadonlyMap<string, RuleSetting>;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  readonly failures: readonly RuleFailure[];
}

type Handler = (node: never, context: never) => Verdict;

/** A rule that is on for a document, with what collects its verdicts. */
interface Active {
  readonly rule: Rule;
  readonly setting: RuleSetting;
  readonly context: RuleContext;
  broken: boolean;
}

/** One walk over a document: each node is offered to the rules that asked for its type. */
export function checkDocument(input: CheckInput): CheckResult {
  const findings: Finding[] = [];
  const unknown: UnknownVerdict[] = [];
  const failures: RuleFailure[] = [];
  const active = activate(input);
  const handlers = dispatchTable(active);

  if (handlers.size > 0) {
    for (const { type, node } of input.kind.walk(input.document, input.model, new Set(handlers.keys()))) {
      const interested = handlers.get(type);
      if (interested) for (const { target, handler } of interested) call(target, handler, node);
    }
  }
  for (const target of active) {
    if (target.rule.check) call(target, target.rule.check as Handler, input.document);
  }
  return { findings, unknown, failures };

  function call(target: Active, handler: Handler, node: object): void {
    if (target.broken) return;
    try {
      collect(target, handler(node as never, target.context as never));
    } catch (error) {
      // A rule that threw once would throw for every node: it is named once and left out of this document.
      target.broken = true;
      failures.push(failure(target.rule, input.document.source.path, error));
    }
  }

  function collect(target: Active, verdict: Verdict): void {
    if (verdict === undefined || verdict === null) return;
    if (Symbol.iterator in verdict) {
      for (const one of verdict) if (one) collectOne(target, one);
    } else {
      collectOne(target, verdict);
    }
  }

  function collectOne(target: Active, verdict: Report | UnknownReport): void {
    const { path } = input.document.source;
    if ("unknown" in verdict) {
      unknown.push({ rule: target.rule.id, path, span: spanOf(verdict.at), reason: verdict.unknown });
    } else {
      findings.push(toFinding(target, verdict, path));
    }
  }
}

function activate(input: CheckInput): readonly Active[] {
  const active: Active[] = [];
  const shared = {
    document: input.document,
    model: input.model,
    source: input.document.source,
    project: input.project,
    knowledge: input.knowledge,
    today: input.today,
  };
  for (const rule of input.rules) {
    const setting = input.settings.get(rule.id);
    if (!setting || setting.severity === "off" || !rule.kinds.includes(input.kind.name)) continue;
    const context = { ...shared, options: setting.options } as RuleContext;
    active.push({ rule, setting, context, broken: false });
  }
  return active;
}

function dispatchTable(
  active: readonly Active[],
): ReadonlyMap<string, readonly { target: Active; handler: Handler }[]> {
  const table = new Map<string, { target: Active; handler: Handler }[]>();
  for (const target of active) {
    for (const [type, handler] of Object.entries(target.rule.on)) {
      const list = table.get(type);
      if (list) list.push({ target, handler });
      else table.set(type, [{ target, handler }]);
    }
  }
  return table;
}

function toFinding({ rule, setting }: Active, report: Report, path: string): Finding {
  const template = rule.messages[report.message];
  if (template === undefined) throw new Error(`rule ${rule.id} has no message "${report.message}"`);
  const configured = setting.severity as Finding["severity"];
  return {
    rule: rule.id,
    messageId: report.message,
    // A case that the rule itself weighs differently keeps its weight unless the user chose a severity.
    severity: report.severity && configured === rule.severity ? report.severity : configured,
    message: fill(template, report.data),
    path,
    span: spanOf(report.at),
    related: (report.related ?? []).map(({ at, message, path: other }) =>
      other === undefined ? { span: spanOf(at), message } : { span: spanOf(at), message, path: other },
    ),
    fixes: toFixes(report.fixes),
  };
}

function toFixes(fixes: Report["fixes"]): readonly Fix[] {
  if (!fixes) return [];
  const list: readonly ProposedFix[] = Array.isArray(fixes) ? fixes : [fixes as ProposedFix];
  return list.map(({ title, safe, effect, edits }) => ({
    title,
    safe,
    effect: typeof effect === "string" ? [effect] : effect,
    edits: "span" in edits ? [edits] : edits,
  }));
}

/** Fills `{name}`; a name without data stays as it is, which the rule tester reports. */
export function fill(template: string, data: Readonly<Record<string, string | number>> | undefined): string {
  if (!data) return template;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
}

export function failure(rule: Rule, path: string, error: unknown): RuleFailure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { rule: rule.id, path, message, stack };
}
