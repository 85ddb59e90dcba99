import { lookUp } from "../text/look-up.ts";
import type { Span } from "../text/span.ts";
import { type NameAt, nameList, restOf, word, wordsOf } from "./directive-words.ts";
import { dateProblem, everything, noRules, type ScopeWord, type Suppression, suppression } from "./suppression.ts";

/**
 * `hadolint ignore=`, `hadolint global ignore=`, `hadolint stage ignore=`, each with an optional `# reason`.
 * Source: hadolint's README, "Ignoring Rules".
 */
export function parseHadolint(comment: string, at: number, span: Span): Suppression | undefined {
  return scopedIgnore("hadolint", comment, at, span, (end) => {
    const rest = restOf(comment, end);
    return rest?.startsWith("#") ? restOf(rest, 1) : rest;
  });
}

/** `tally ignore=` and `tally global ignore=`, each with an optional `;reason=`. Source: tally's configuration guide. */
export function parseTally(comment: string, at: number, span: Span): Suppression | undefined {
  return scopedIgnore("tally", comment, at, span, (end) => {
    const match = /^\s*;\s*reason=/i.exec(comment.slice(end));
    return match ? restOf(comment, end + match[0].length) : undefined;
  });
}

const peerScopes: Readonly<Record<string, ScopeWord | undefined>> = { global: "file", stage: "stage" };

function scopedIgnore(
  dialect: string,
  comment: string,
  at: number,
  span: Span,
  reasonAfter: (end: number) => string | undefined,
): Suppression | undefined {
  const match = /^\w+:?\s+(?:(global|stage)\s+)?ignore\s*=/i.exec(comment.slice(at));
  if (!match) return undefined;
  const list = nameList(comment, at + match[0].length, span.start);
  const scope = lookUp(peerScopes, match[1]?.toLowerCase() ?? "") ?? "next";
  return suppression(span, dialect, scope, list.names, { reason: reasonAfter(list.end) });
}

/**
 * BuildKit's `check=skip=<checks|all>[;error=<boolean>]`: a parser directive at the file's top, and since 1.21 of the
 * Dockerfile syntax a comment above an instruction, for that one, whose reason stands behind a blank or `//`. Which of
 * the two one is, its place says. Source: Docker's page on build checks.
 */
export function parseCheck(comment: string, at: number, span: Span): Suppression | undefined {
  const match = /^check\s*=/i.exec(comment.slice(at));
  if (!match) return undefined;
  let from = at + match[0].length;
  for (const part of comment.slice(from).split(";")) {
    const skip = /^\s*skip\s*=/i.exec(part);
    if (skip) {
      const list = nameList(comment, from + skip[0].length, span.start);
      const reason =
        comment
          .slice(list.end, from + part.length)
          .replace(/^\s*\/\//, "")
          .trim() || undefined;
      return suppression(span, "buildkit", "file", list.names, { topOnly: true, reason });
    }
    from += part.length + 1;
  }
  return undefined;
}

/**
 * `kics-scan ignore`, `kics-scan disable=<queries>` (both at the file's top only), `kics-scan ignore-line` and
 * `kics-scan ignore-block`, which in a Dockerfile covers a stage. `enable=` selects instead of silencing and has no
 * counterpart here. Source: "Using commands on scanned files as comments" in the KICS documentation.
 */
export function parseKics(comment: string, at: number, span: Span): Suppression | undefined {
  const keyword = word(comment, at);
  const command = word(comment, keyword.end);
  const all = everything(span.start + command.start, span.start + command.end);
  if (command.text === "ignore") return suppression(span, "kics", "file", all, { topOnly: true });
  if (command.text === "ignore-line") return suppression(span, "kics", "line", all);
  if (command.text === "ignore-block") return suppression(span, "kics", "stage", all);
  if (!command.text.startsWith("disable=")) return undefined;
  const list = nameList(comment, command.start + "disable=".length, span.start);
  return suppression(span, "kics", "file", list.names, { topOnly: true });
}

/**
 * `dclint disable-file`, `dclint disable [rules]` (both at the file's top only) and `dclint disable-line [rules]`, names
 * separated by blanks. Source: "Using Configuration Comments" in dclint's documentation.
 */
export function parseDclint(comment: string, at: number, span: Span): Suppression | undefined {
  const keyword = word(comment, at);
  const command = word(comment, keyword.end);
  const match = /^disable(-file|-line)?$/.exec(command.text);
  if (!match) return undefined;
  const line = match[1] === "-line";
  const names = match[1] === "-file" ? [] : [...nameWords(comment, command.end, span.start)];
  const rules = names.length > 0 ? names : everything(span.start + command.start, span.start + command.end);
  return suppression(span, "dclint", line ? "line" : "file", rules, { topOnly: !line });
}

function* nameWords(comment: string, from: number, origin: number): Generator<NameAt> {
  for (const { text, start, end } of wordsOf(comment, from)) {
    yield { name: text, span: { start: origin + start, end: origin + end } };
  }
}

/**
 * `trivy:ignore:<id>[:exp:<date>]`, once or several times in a comment; what follows the last is taken as the reason.
 * `*` silences everything. Source: the pages on filtering misconfigurations in Trivy's documentation.
 */
export function parseTrivy(comment: string, span: Span): readonly Suppression[] {
  const matches = [...comment.matchAll(/trivy:ignore:([^\s:#,;]*)((?::[^\s:#]+)*)/gi)];
  const last = matches.at(-1);
  if (!last) return [];
  const reason = restOf(comment, last.index + last[0].length)?.replace(/^[-#:\s]+/, "") || undefined;
  return matches.map((match) => {
    const name = match[1] as string;
    const start = span.start + match.index + "trivy:ignore:".length;
    const rules = name ? [{ name: name === "*" ? "all" : name, span: { start, end: start + name.length } }] : [];
    const until = trivyExpiry(match[2] as string, start + name.length);
    const problem = rules.length === 0 ? noRules(span) : until && dateProblem(until);
    return suppression(span, "trivy", "next", rules, { until, reason, problem });
  });
}

function trivyExpiry(tail: string, origin: number): Suppression["until"] {
  const match = /:exp:([^:]*)/.exec(tail);
  if (!match) return undefined;
  const start = origin + match.index + ":exp:".length;
  const date = match[1] as string;
  return { date, span: { start, end: start + date.length } };
}

/**
 * `checkov:skip=<id>[:<reason>]`. Checkov applies it within the resource it stands in, and takes a Dockerfile as one
 * resource: it covers the file. Source: "Suppressing and Skipping Policies" in Checkov's documentation.
 */
export function parseCheckov(comment: string, span: Span): readonly Suppression[] {
  const match = /checkov:skip=/i.exec(comment);
  if (!match) return [];
  const list = nameList(comment, match.index + match[0].length, span.start, ":");
  const reason = comment[list.end] === ":" ? restOf(comment, list.end + 1) : undefined;
  return [suppression(span, "checkov", "file", list.names, { reason })];
}

/**
 * `nosemgrep` for every rule, `nosemgrep: <rules>` for some, on the first line of what matches or on the line before.
 * Source: "Ignore code through nosemgrep" in Semgrep's documentation.
 */
export function parseSemgrep(comment: string, span: Span): Suppression | undefined {
  const match = /(?:^|[\s#;])(nosem(?:grep)?)(?![\w-])(\s*:)?/i.exec(comment);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  const list = match[2] ? nameList(comment, end, span.start) : undefined;
  const start = span.start + match.index + match[0].indexOf(match[1] as string);
  const rules = list ? list.names : everything(start, start + (match[1] as string).length);
  return suppression(span, "semgrep", "line", rules, { reason: restOf(comment, list?.end ?? end) });
}
