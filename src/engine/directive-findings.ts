import type { Finding, Fix, Severity } from "../finding.ts";
import { type Edit, remove } from "../text/edit.ts";
import { lookUp } from "../text/look-up.ts";
import type { Span } from "../text/span.ts";
import { type DirectiveRule, everyRule, type Reading, type SuppressOptions } from "./directive-reading.ts";

type Name = Reading["names"][number];

/** What there is to say about the directives of a file, in their order. */
export function directiveFindings(
  findings: readonly Finding[],
  readings: readonly Reading[],
  options: SuppressOptions,
): readonly Finding[] {
  const report = reporter(options);
  const silences = index(findings, readings);
  return readings.flatMap((reading) => {
    if (reading.state === "malformed") return malformed(reading, report);
    const found = [
      ...unknown(reading, options, report),
      ...unexplained(reading, report),
      ...unwanted(reading, options, report),
    ];
    if (reading.state === "expired") return [...expired(reading, silences, options, report), ...found];
    return [...found, ...unused(reading, silences, options, report)];
  });
}

type Data = Readonly<Record<string, string>>;
type Report = (
  rule: DirectiveRule,
  messageId: string,
  span: Span,
  data: Data,
  fixes?: readonly Fix[],
) => readonly Finding[];

/** Gives a finding, or nothing where the rule is off. */
function reporter(options: SuppressOptions): Report {
  return (rule, messageId, span, data, fixes = []) => {
    const set = severityOf(rule, options);
    const severity = set !== "off" && messageId === "unmapped" ? "info" : set;
    const template = lookUp(options.rule(rule)?.messages, messageId);
    if (severity === "off" || template === undefined) return [];
    const message = template.replace(/\{(\w+)\}/g, (whole, key: string) => lookUp(data, key) ?? whole);
    return [{ rule, messageId, severity, message, path: options.source.path, span, related: [], fixes }];
  };
}

function severityOf(rule: DirectiveRule, options: SuppressOptions): Severity | "off" {
  const set = options.severity(rule);
  if (set !== "off") return set;
  const asked =
    (rule === "unused-directive" && options.reportUnused) || (rule === "directive-reason" && options.requireReason);
  return asked ? (options.rule(rule)?.severity ?? "off") : "off";
}

function malformed({ directive }: Reading, report: Report): readonly Finding[] {
  if (!directive.problem) return [];
  const { message, span } = directive.problem;
  return report("malformed-directive", "malformed", span, { dialect: directive.dialect, problem: message });
}

/** A peer's directive may well name rules that only the peer has; ours may not. */
function unknown({ directive, names }: Reading, options: SuppressOptions, report: Report): readonly Finding[] {
  if (directive.dialect !== "plimsoll") return [];
  return names.flatMap(({ name, span, ids }) => {
    if (ids.length > 0) return [];
    const nearest = options.nearest?.(name);
    if (!nearest) return report("unknown-rule-in-directive", "unknown", span, { name });
    const edits = [{ span, text: nearest }];
    const fix: Fix = { title: `Write ${nearest}`, safe: false, effect: ["none"], edits };
    return report("unknown-rule-in-directive", "misspelt", span, { name, nearest }, [fix]);
  });
}

const reasonless = new Set(["kics", "dclint", "kube-score"]);

function unexplained({ directive }: Reading, report: Report): readonly Finding[] {
  if (directive.reason !== undefined) return [];
  // BuildKit's gives one above an instruction, and cannot at the top.
  const cannot = reasonless.has(directive.dialect) || (directive.dialect === "buildkit" && directive.topOnly);
  const messageId = cannot ? "impossible" : "missing";
  return report("directive-reason", messageId, directive.span, { dialect: directive.dialect });
}

/** Where exceptions are not made in the files themselves. */
function unwanted({ directive }: Reading, options: SuppressOptions, report: Report): readonly Finding[] {
  const { dialect, span } = directive;
  const tools = options.options?.("no-inline-ignores").tools as readonly string[] | undefined;
  return !tools?.length || tools.includes(dialect) ? report("no-inline-ignores", "unwanted", span, { dialect }) : [];
}

function expired({ directive, names }: Reading, silences: Silences, options: SuppressOptions, report: Report) {
  if (!directive.until) return [];
  const { date, span } = directive.until;
  if (names.some((name) => silences(name, directive.scope)))
    return report("expired-directive", "needed", span, { date });
  return report("expired-directive", "idle", span, { date }, removal(directive, options));
}

function unused({ directive, names }: Reading, silences: Silences, options: SuppressOptions, report: Report) {
  const idle = names.map((name) => checked(name, options) && !silences(name, directive.scope));
  const { dialect, span } = directive;
  if (idle.every(Boolean))
    return report("unused-directive", "directive", span, { dialect }, removal(directive, options));
  return names.flatMap((name, i) => {
    // No mistake, and never more than a hint: the tool may well have a rule that has no counterpart here.
    if (dialect !== "plimsoll" && name.ids.length === 0)
      return report("unused-directive", "unmapped", name.span, { name: name.name, dialect });
    if (!idle[i]) return [];
    const edits = [remove(withComma(names, i))];
    const fix: Fix = { title: `Remove ${name.name}`, safe: true, effect: ["none"], edits };
    return report("unused-directive", "name", name.span, { name: name.name }, dialect === "plimsoll" ? [fix] : []);
  });
}

/** Whether the rules of a name were looked at, so that silence means something. */
function checked({ ids }: Name, options: SuppressOptions): boolean {
  if (ids[0] === everyRule) return true;
  return ids.some((id) => !options.enabled || options.enabled(id));
}

/** A peer's directive is never offered for removal: the peer may still need it. */
function removal(directive: Reading["directive"], options: SuppressOptions): readonly Fix[] {
  if (directive.dialect !== "plimsoll") return [];
  const edits = [removeComment(options.source.text, directive.span)];
  return [{ title: "Remove the directive", safe: true, effect: ["none"], edits }];
}

/** Takes the line along where nothing else stands on it. */
function removeComment(text: string, span: Span): Edit {
  let { start, end } = span;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  const before = text[start - 1];
  if (before !== undefined && before !== "\n" && before !== "\r") return remove({ start, end });
  while (text[end] === " " || text[end] === "\t") end++;
  if (text[end] === "\r") end++;
  if (text[end] === "\n") end++;
  return remove({ start, end });
}

function withComma(names: readonly Name[], index: number): Span {
  const { span } = names[index] as Name;
  const previous = names[index - 1];
  if (previous) return { start: previous.span.end, end: span.end };
  return { start: span.start, end: names[index + 1]?.span.start ?? span.end };
}

type Silences = (name: Name, scope: Span) => boolean;

/** Answers whether any finding of a name's rules starts in a scope, by binary search. */
function index(findings: readonly Finding[], readings: readonly Reading[]): Silences {
  const starts = new Map<string, number[]>();
  for (const { names } of readings) for (const { ids } of names) for (const id of ids) starts.set(id, []);
  const every = starts.get(everyRule);
  for (const { rule, code, span } of findings) {
    starts.get(rule)?.push(span.start);
    if (code !== undefined) starts.get(code)?.push(span.start);
    every?.push(span.start);
  }
  for (const list of starts.values()) list.sort((a, b) => a - b);
  return ({ ids }, scope) => ids.some((id) => holds(starts.get(id) as number[], scope));
}

function holds(sorted: readonly number[], scope: Span): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < scope.start) low = middle + 1;
    else high = middle;
  }
  const first = sorted[low];
  return first !== undefined && first <= scope.end;
}
