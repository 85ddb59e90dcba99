import type { DirectiveEvidence, Evidence, RuleEvidence, RuleState } from "../../engine/evidence.ts";
import type { Finding } from "../../finding.ts";
import { onOneLine } from "../../reporters/safe-text.ts";
import { excerpt } from "../../reporters/terminal/excerpt.ts";
import type { Paint } from "../../reporters/terminal/paint.ts";
import { positionAt } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";

/** What can be said about a place, for people. */
export function placeText(evidence: Evidence, place: Span, paint: Paint): string {
  const { source, subject, directives, rules } = evidence;
  const { line, column } = positionAt(source, place.start);
  const comment = directives.some(({ stands }) => stands);
  const name = subject
    ? paint.strong(onOneLine(subject.name))
    : comment
      ? "a comment for linters"
      : "nothing that rules look at";
  const among = (...states: readonly RuleState[]) => rules.filter(({ state }) => states.includes(state));
  const blocks = [
    [`${onOneLine(source.path)}:${line}:${column}  ${name}`],
    excerpt(source, subject?.span ?? place, paint),
    factLines(evidence, paint),
    directiveLines(evidence),
    ...among("found").map((one) => [...findingLines(one, evidence, paint)]),
    ...among("silenced").map((one) => silencedLines(one, evidence, paint)),
    section(
      "Cannot tell",
      among("unknown").flatMap((one) => unknownLines(one, evidence, paint)),
    ),
    section(
      "Failed on this file",
      among("failed").map(({ rule }) => `  ${rule.id}`),
    ),
    ...silentSections(among("silent")),
    section("Off, though they would report this", wouldLines(among("off"), paint)),
    restLines(among("off"), among("nothing-here").length, among("other-kind").length),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}

function factLines({ facts, source }: Evidence, paint: Paint): readonly string[] {
  const named = facts.map((fact) => ({ ...fact, name: onOneLine(fact.name) }));
  const width = named.reduce((most, { name }) => Math.max(most, name.length), 0);
  let last = "";
  return named.map(({ name, value, builtBy }) => {
    const label = (name === last ? "" : name).padEnd(width);
    last = name;
    const text = value.known ? value.value || '""' : `not known: ${value.reason}`;
    const origins = value.origins.flatMap((origin) => {
      if (origin.span) return [`${origin.label} on line ${positionAt(source, origin.span.start).line}`];
      return value.known ? [origin.label] : [];
    });
    const from = origins.length > 0 ? paint.dim(` from ${onOneLine(origins.slice(0, 4).join(", "))}`) : "";
    const by = builtBy === undefined ? "" : paint.dim(` (${onOneLine(builtBy)})`);
    return `  ${paint.dim(label)}  ${onOneLine(text)}${from}${by}`;
  });
}

/** Comments that stand at the place itself. */
function directiveLines({ directives, source }: Evidence): readonly string[] {
  const lineOf = (offset: number) => positionAt(source, offset).line;
  return directives
    .filter(({ stands }) => stands)
    .map(({ state, scope, rules, silences }) => {
      const [first, last] = [lineOf(scope.start), lineOf(scope.end)];
      const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
      const found = silences.map(({ rule, span }) => `${rule} on line ${lineOf(span.start)}`);
      const effect =
        state === "active" ? `suppresses ${found.join(", ") || "nothing"}` : `is ${state} and suppresses nothing`;
      return onOneLine(`  covers ${rules.join(", ") || "no existing rule"} in ${lines}; ${effect}`);
    });
}

export function findingLines(one: RuleEvidence, evidence: Evidence, paint: Paint): readonly string[] {
  const { rule, setting } = one;
  return one.findings.flatMap((finding) => [
    `${paint.severity(finding.severity, finding.severity)} ${paint.strong(rule.id)}  ${onOneLine(finding.message)}`,
    ...indented(excerpt(evidence.source, finding.span, paint, { mark: true })),
    `  ${paint.dim(`${setting.severity === "off" ? "would be" : "on as"} ${finding.severity} (${onOneLine(setting.origin)})`)}`,
    ...indented(detailsOf(finding, evidence)),
  ]);
}

function detailsOf({ related, fixes }: Finding, { source }: Evidence): readonly string[] {
  const places = related.map(({ span, message, path }) => {
    const where = path === undefined || path === source.path ? `line ${positionAt(source, span.start).line}` : path;
    return onOneLine(`${where}: ${message}`);
  });
  const titles = fixes.map(({ title, safe, effect }) => {
    const changes = effect.filter((part) => part !== "none").join(", ");
    return onOneLine(`${safe ? "fix" : "unsafe fix"}: ${title}${changes === "" ? "" : ` (changes ${changes})`}`);
  });
  return [...places, ...titles];
}

export function silencedLines(one: RuleEvidence, evidence: Evidence, paint: Paint): readonly string[] {
  return one.silenced.flatMap(({ finding, by, origin, reason, owner, until }) => {
    const who = by === "directive" ? commentText(finding, evidence) : `${by} ${origin ?? ""}`.trimEnd();
    const terms = [reason, owner && `owner ${owner}`, until && `until ${until}`].filter(Boolean).join("; ");
    return [
      `suppressed ${paint.strong(one.rule.id)}  ${onOneLine(finding.message)}`,
      ...indented(excerpt(evidence.source, finding.span, paint, { mark: true })),
      `  by ${onOneLine(who)}${terms === "" ? ", without a reason" : `: ${onOneLine(terms)}`}`,
    ];
  });
}

/** The innermost comment that names the rule. */
function commentText({ rule, span }: Finding, { directives, source }: Evidence): string {
  const names = ({ rules, state, scope }: DirectiveEvidence) =>
    state === "active" &&
    scope.start <= span.start &&
    span.start <= scope.end &&
    (rules.includes(rule) || rules.includes("all"));
  const comment = directives.filter(names).sort((a, b) => b.scope.start - a.scope.start)[0];
  return comment ? `the comment on line ${positionAt(source, comment.span.start).line}` : "a comment";
}

export function unknownLines({ rule, unknown }: RuleEvidence, { source }: Evidence, paint: Paint): readonly string[] {
  return unknown.map(({ reason, span }) => {
    const { line, column } = positionAt(source, span.start);
    return `  ${paint.strong(rule.id)}  ${onOneLine(reason)} ${paint.dim(`(${line}:${column})`)}`;
  });
}

const scopes = [
  ["here", "Looked here and had nothing to say"],
  ["around", "Looked at what contains this and had nothing to say here"],
  ["file", "Looked at the whole file and had nothing to say here"],
] as const;

function silentSections(silent: readonly RuleEvidence[]): readonly (readonly string[])[] {
  const nearest = ({ looks }: RuleEvidence) =>
    scopes.find(([scope]) => looks.some((look) => look.scope === scope))?.[0];
  return scopes.map(([scope, title]) => {
    const ids = silent.filter((one) => nearest(one) === scope).map(({ rule }) => rule.id);
    return section(`${title} (${ids.length})`, wrapped(ids));
  });
}

export function wouldLines(off: readonly RuleEvidence[], paint: Paint): readonly string[] {
  return off.flatMap(({ rule, findings, setting }) =>
    findings.slice(0, 1).map((finding) => {
      return `  ${paint.strong(rule.id)}  ${onOneLine(finding.message)} ${paint.dim(`(${onOneLine(setting.origin)})`)}`;
    }),
  );
}

function restLines(off: readonly RuleEvidence[], nothingHere: number, otherKind: number): readonly string[] {
  const parts = [
    off.length > 0 ? `${several(off.length)} off` : "",
    nothingHere > 0 ? `${nothingHere} others have nothing to look at here` : "",
    otherKind > 0 ? `${several(otherKind)} for other kinds of files` : "",
  ].filter(Boolean);
  const advice = "`plimsoll why FILE:LINE RULE` tells more about one of them.";
  return parts.length === 0 ? [] : [`${capital(parts.join("; "))}. ${advice}`];
}

function several(count: number): string {
  return `${count} ${count === 1 ? "rule is" : "rules are"}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line},` : line));
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
