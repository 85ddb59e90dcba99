import type { Finding } from "../finding.ts";
import { codeOf, type Rule } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { lineStarts } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { buildCompletionsAt, type WordCompletion } from "./build-completion.ts";
import { directivesIn } from "./directives.ts";
import { lineAt } from "./positions.ts";
import { type SchemaCompletion, schemaCompletionsAt } from "./schema-offers.ts";
import { touches } from "./views.ts";

/** What may be written at a place of a directive, or of what a file says of a build. */
export interface Completion extends WordCompletion, Partial<Omit<SchemaCompletion, keyof WordCompletion>> {
  /** The rule whose page explains it. */
  readonly rule?: Rule | undefined;
}

/** How each dialect begins its list of names, up to the list. */
const lists: readonly (readonly [dialect: string, start: RegExp])[] = [
  ["plimsoll", /#\s*plimsoll:?\s+ignore(?:-stage|-file)?=/i],
  ["hadolint", /#\s*hadolint:?\s+(?:(?:global|stage)\s+)?ignore\s*=/i],
  ["tally", /#\s*tally:?\s+(?:global\s+)?ignore\s*=/i],
  ["buildkit", /^\s*#\s*check\s*=\s*skip\s*=/i],
  ["trivy", /#.*trivy:ignore:/i],
  ["checkov", /#.*checkov:skip=/i],
  ["kics", /#\s*kics-scan\s+disable=/i],
  ["semgrep", /#.*nosem(?:grep)?\s*:/i],
];

/** Nobody writes a directive behind so many characters. */
const longestLine = 1000;

/** Names before the one at the end, which is being written. */
const listTail = /^\s*(?:[^\s,;#]+\s*,\s*)*([^\s,;#]*)$/;

/** In a directive names of rules and the words of our own ones; else what the file's schema has, and what a build may say. */
export function completionsAt(analysis: Analysis, offset: number): readonly Completion[] {
  const found = directiveCompletionsAt(analysis, offset);
  if (found.length > 0) return found;
  const offered = schemaCompletionsAt(analysis, offset) ?? [];
  if (offered === "nothing") return [];
  // A place has keys that the schema knows, or names that a Dockerfile gives.
  return offered.length > 0 ? offered : buildCompletionsAt(analysis, offset);
}

function directiveCompletionsAt(analysis: Analysis, offset: number): readonly Completion[] {
  const { source } = analysis;
  const start = lineStarts(source)[lineAt(source, offset)] as number;
  const before = source.text.slice(start, offset);
  if (before.length > longestLine || !before.includes("#")) return [];
  for (const [dialect, pattern] of lists) {
    const match = pattern.exec(before);
    const tail = match && listTail.exec(before.slice(match.index + match[0].length));
    if (tail) return namesFor(dialect, analysis, offset, (tail[1] as string).length);
  }
  return wordsFor(before, analysis, offset);
}

function namesFor(dialect: string, analysis: Analysis, offset: number, typed: number): readonly Completion[] {
  const rest = /^[^\s,;#]*/.exec(analysis.source.text.slice(offset, offset + 100))?.[0].length ?? 0;
  const span = { start: offset - typed, end: offset + rest };
  const needed = rulesNeeded(analysis, offset, span);
  const completions: Completion[] = [];
  for (const rule of analysis.options.config.rules) {
    const detail = rule.summary;
    // What is said of directives no directive silences.
    const first = needed.has(rule.id) && rule.topic !== "suppressions" ? 0 : undefined;
    if (dialect === "plimsoll") completions.push({ label: rule.id, span, detail, rule, rank: first ?? 1 });
    for (const name of needed) {
      const code = codeOf(rule, name);
      if (code !== undefined) completions.push({ label: code, span, detail, rule, rank: 0 });
    }
    for (const [peer, codes] of Object.entries(rule.aliases)) {
      if (dialect !== "plimsoll" && dialect !== peer) continue;
      const rank = dialect === "plimsoll" ? 2 : (first ?? 1);
      addAll(
        completions,
        codes.map((label) => ({ label, span, detail: `${peer}: ${detail}`, rule, rank })),
      );
    }
  }
  return distinct(completions);
}

/** Rules, and codes of theirs, with a finding that the directive would silence, but for those that it names already. */
function rulesNeeded(analysis: Analysis, offset: number, written: Span): ReadonlySet<string> {
  const placed = directivesIn(analysis).find(({ span }) => touches(span, offset));
  if (!placed) return new Set();
  const { options } = analysis;
  const named = placed.directive.rules.filter(({ span }) => span.start !== written.start);
  const ids = new Set(named.flatMap(({ name }) => options.config.lookup(name)));
  const findings: readonly Finding[] = [...analysis.findings, ...analysis.suppressed.map(({ finding }) => finding)];
  const { scope } = placed;
  const inside = findings.filter(
    ({ span, rule, code }) => !ids.has(rule) && !(code !== undefined && ids.has(code)) && touches(scope, span.start),
  );
  return new Set(inside.flatMap(({ rule, code }) => [rule, ...(code === undefined ? [] : [code])]));
}

/** Several rules may share a code; the one of the best rank is kept. */
function distinct(completions: readonly Completion[]): readonly Completion[] {
  const byLabel = new Map<string, Completion>();
  for (const completion of completions) {
    const old = byLabel.get(completion.label);
    if (!old || completion.rank < old.rank) byLabel.set(completion.label, completion);
  }
  return [...byLabel.values()];
}

const commands: readonly (readonly [label: string, detail: string, scope?: "stage"])[] = [
  ["ignore=", "Suppress rules for the next instruction"],
  ["ignore-stage=", "Suppress rules for the stage", "stage"],
  ["ignore-file=", "Suppress rules for the file"],
];

const clauses: readonly (readonly [label: string, detail: string])[] = [
  ["until=", "The last day on which it is valid, such as 2027-01-31"],
  ["owner=", "Who is responsible for it"],
  ["-- ", "The reason"],
];

function wordsFor(before: string, { kind }: Analysis, offset: number): readonly Completion[] {
  const command = /#\s*plimsoll:?\s+([\w-]*)$/i.exec(before);
  const clause = /#\s*plimsoll:?\s+ignore[\w-]*(?:=\S+)?\s(?:(?!--\s).)*?(\S*)$/i.exec(before);
  const typed = command ?? (before.includes(" -- ") ? null : clause);
  if (!typed) return [];
  const span = { start: offset - (typed[1] as string).length, end: offset };
  const words = command
    ? commands.filter(([, , scope]) => scope === undefined || kind.editor?.directiveScopes?.includes(scope))
    : clauses;
  return words.map(([label, detail], rank) => ({ label, span, detail, rank }));
}
