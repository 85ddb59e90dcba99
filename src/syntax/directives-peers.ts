import { lookUp } from "../text/look-up.ts";
import type { Span } from "../text/span.ts";
import { type NameAt, nameList, restOf, word, wordsOf } from "./directive-words.ts";
import {
  type DirectiveProblem,
  dateProblem,
  everything,
  noRules,
  type ScopeWord,
  type Suppression,
  suppression,
} from "./suppression.ts";

/**
 * `hadolint ignore=<codes>` on the line above an instruction, `hadolint stage ignore=` on the line above a FROM, and
 * `hadolint global ignore=` anywhere, each with an optional `# reason`. What is written otherwise hadolint takes for an
 * ordinary comment. Source: hadolint's README, "Ignoring Rules", and what its 2.15 makes of each.
 */
export function parseHadolint(comment: string, at: number, span: Span): Suppression | undefined {
  const found = scopedIgnore("hadolint", comment, at, span);
  if (!found) return undefined;
  const { list, scope } = found;
  const hash = comment.indexOf("#", list.end);
  const isRead = /^#?\s*$/.test(comment.slice(0, at)) && hadolintForm.test(comment.slice(at));
  return suppression(span, "hadolint", scope, list.names, {
    reach: "none",
    reason: hash < 0 ? undefined : restOf(comment, hash + 1),
    problem: problemOf(
      list.names,
      isRead,
      'hadolint takes it for an ordinary comment: write "# hadolint ignore=DL3008,DL3009 # reason"',
      span,
    ),
  });
}

const hadolintForm =
  /^hadolint\s+(?:(?:global|stage)\s+)?ignore\s*=\s*(?:DL|SC)\d+(?:\s*,\s*(?:DL|SC)\d+)*\s*(?:#.*)?$/s;

/**
 * `tally ignore=<rules>` above an instruction, and `tally global ignore=`, each with an optional `;reason=`, and nothing
 * else behind it. Source: tally's configuration guide, and what its 0.45 makes of each.
 */
export function parseTally(comment: string, at: number, span: Span): Suppression | undefined {
  const found = scopedIgnore("tally", comment, at, span);
  if (!found) return undefined;
  const { list, scope } = found;
  const rest = comment.slice(list.end);
  const match = /^\s*;\s*reason\s*=/i.exec(rest);
  return suppression(span, "tally", scope, list.names, {
    reason: match ? restOf(rest, match[0].length) : undefined,
    problem: problemOf(
      list.names,
      match !== null || rest.trim() === "",
      'tally takes it for an ordinary comment: write "# tally ignore=DL3008;reason=..."',
      span,
    ),
  });
}

/**
 * `droast ignore=<rules>` above an instruction, and `droast global ignore=` above the first one, each with an optional
 * `reason="..."` and `expires=<date>`. Source: "Inline suppressions" in the documentation of dockerfile-roast.
 */
export function parseDroast(comment: string, at: number, span: Span): Suppression | undefined {
  const found = scopedIgnore("droast", comment, at, span);
  if (!found) return undefined;
  const { list, scope } = found;
  const rest = comment.slice(list.end);
  const reason = /\sreason=(?:"([^"]*)"|(\S+))/.exec(rest);
  const expires = /\sexpires="?([^\s"]*)/.exec(rest);
  const end = span.start + list.end + (expires ? expires.index + expires[0].length : 0);
  const until = expires && { date: expires[1] as string, span: { start: end - (expires[1] as string).length, end } };
  return suppression(span, "droast", scope, list.names, {
    topOnly: scope === "file",
    until: until ?? undefined,
    reason: (reason?.[1] ?? reason?.[2]) || undefined,
    problem: list.names.length === 0 ? noRules(span) : until ? dateProblem(until) : undefined,
  });
}

const peerScopes: Readonly<Record<string, ScopeWord | undefined>> = { global: "file", stage: "stage" };

/** What `<tool> [global|stage] ignore=` names, and for what. */
function scopedIgnore(tool: string, comment: string, at: number, span: Span) {
  const match = /^(\w+):?\s+(?:(global|stage)\s+)?ignore\s*=/i.exec(comment.slice(at));
  if (match?.[1]?.toLowerCase() !== tool) return undefined;
  const list = nameList(comment, at + match[0].length, span.start);
  return { list, scope: lookUp(peerScopes, match[2]?.toLowerCase() ?? "") ?? ("next" as const) };
}

/** What is wrong with a directive that names some rules in a form that its tool may not read. */
function problemOf(
  names: readonly NameAt[],
  isRead: boolean,
  message: string,
  span: Span,
): DirectiveProblem | undefined {
  if (names.length === 0) return noRules(span);
  return isRead ? undefined : { code: "unknown-word", message, span };
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
      return suppression(span, "buildkit", "file", list.names, { topOnly: true, reach: "comments", reason });
    }
    from += part.length + 1;
  }
  return undefined;
}

/**
 * `kics-scan ignore`, `kics-scan disable=<queries>` (both at the file's top only), and on the line above what they cover
 * `kics-scan ignore-line` and `kics-scan ignore-block`, which above a FROM is for its stage. Nothing may follow them.
 * `enable=` selects instead of silencing and has no counterpart here. Source: "Using commands on scanned files as
 * comments" in the KICS documentation.
 */
export function parseKics(comment: string, at: number, span: Span): Suppression | undefined {
  const keyword = word(comment, at);
  const command = word(comment, keyword.end);
  const [, name] = /^(ignore(?:-line|-block)?)(?![\w-])/i.exec(command.text) ?? [];
  if (name) {
    const end = command.start + name.length;
    const all = everything(span.start + command.start, span.start + end);
    const scope = lookUp(kicsScopes, name.toLowerCase()) as ScopeWord;
    const message = `KICS takes it for an ordinary comment: nothing may follow "${name}"`;
    const problem = problemOf(all, restOf(comment, end) === undefined, message, span);
    return suppression(span, "kics", scope, all, { topOnly: scope === "file", reach: "none", problem });
  }
  if (!/^disable=/i.test(command.text)) return undefined;
  const list = nameList(comment, command.start + "disable=".length, span.start);
  return suppression(span, "kics", "file", list.names, { topOnly: true });
}

const kicsScopes: Readonly<Record<string, ScopeWord | undefined>> = {
  __proto__: null as never,
  ignore: "file",
  "ignore-line": "line",
  "ignore-block": "block",
};

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

/**
 * ShellCheck's `shellcheck disable=<codes>`, for what follows; `all` is every code, `SC3000-SC4000` all of a range. Other
 * keys are about a script. Source: the wiki page "Directive".
 */
export function parseShellcheck(comment: string, at: number, span: Span): Suppression | undefined {
  const keyword = word(comment, at);
  for (const { text, start, end } of wordsOf(comment, keyword.end)) {
    if (text.startsWith("#")) return undefined;
    if (!text.startsWith("disable=")) continue;
    const from = start + "disable=".length;
    const rules = nameList(comment.slice(0, end), from, span.start).names.flatMap(codesOf);
    const reason = /\s#(.*)/s.exec(comment.slice(end))?.[1]?.trim() || undefined;
    return suppression(span, "shellcheck", "next", rules, { reason });
  }
  return undefined;
}

/** Longest range of codes that is followed. */
const mostCodes = 2000;

function codesOf({ name, span }: NameAt): readonly NameAt[] {
  if (name === "all") return [{ name: "shellcheck", span }];
  const [, first, last = first] = /^(?:SC)?(\d{4})(?:-(?:SC)?(\d{4}))?$/.exec(name) ?? [];
  const count = Math.min(Number(last) - Number(first) + 1, mostCodes);
  if (!(count > 0)) return [{ name, span }];
  return Array.from({ length: count }, (_, i) => ({ name: `SC${Number(first) + i}`, span }));
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
    return suppression(span, "trivy", "next", rules, { reach: "comments", until, reason, problem });
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
 * `checkov:skip=<id>[:<reason>]`, one check a comment. Checkov applies it within the resource it stands in, and takes a
 * Dockerfile as one resource: it covers the file. `bridgecrew:` and `cortex:` mean the same. Source: "Suppressing and
 * Skipping Policies" in Checkov's documentation, and what its version of 2026 makes of each.
 */
export function parseCheckov(comment: string, span: Span): readonly Suppression[] {
  const match = /(?:checkov|bridgecrew|cortex):skip=\s*/i.exec(comment);
  if (!match) return [];
  const list = nameList(comment, match.index + match[0].length, span.start, ":");
  const [first] = list.names;
  const end = first ? first.span.end - span.start : list.end;
  const isRead = match[0] === match[0].toLowerCase() && !/^,\S/.test(comment.slice(end));
  const reason = /^\s*:/.exec(comment.slice(end));
  return [
    suppression(span, "checkov", "file", first ? [first] : [], {
      reason: reason ? restOf(comment, end + reason[0].length) : undefined,
      problem: problemOf(
        list.names,
        isRead,
        'Checkov takes it for an ordinary comment: write "# checkov:skip=CKV_DOCKER_3:reason", one for each check',
        span,
      ),
    }),
  ];
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
  return suppression(span, "semgrep", "line", rules, { reach: "none", reason: restOf(comment, list?.end ?? end) });
}

/**
 * `zizmor: ignore[<rules>]` at the end of a line, for that line, with a reason behind it. Source: "Ignoring results" in
 * zizmor's documentation.
 */
export function parseZizmor(comment: string, at: number, span: Span): Suppression | undefined {
  const match = /^zizmor:\s*ignore\[([^\]]*)\]/.exec(comment.slice(at));
  if (!match) return undefined;
  const [all, names = ""] = match;
  const from = at + all.length - names.length - 1;
  const list = [...names.matchAll(/[\w-]+/g)].map(({ index, 0: name }) => {
    const start = span.start + from + index;
    return { name, span: { start, end: start + name.length } };
  });
  return suppression(span, "zizmor", "line", list, { reason: restOf(comment, at + all.length) });
}
