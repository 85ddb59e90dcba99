import type { Problem } from "../../nodes/problem.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import type { Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { compilePattern, type Matcher } from "./match.ts";
import type { DockerignoreDocument, Pattern } from "./nodes.ts";

interface Rule {
  readonly pattern: Pattern;
  readonly matches: Matcher;
}

/** Reads an ignore file as `moby/patternmatcher/ignorefile` does. Total: what Docker refuses becomes a problem. */
export function parseDockerignore(source: Source): DockerignoreDocument {
  const rules: Rule[] = [];
  const comments: { span: Span; text: string }[] = [];
  const problems: Problem[] = [];
  const { text } = source;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let line = 1; start <= text.length; line++) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const span = trimmed(text, start, end);
    if (text.charAt(start) === "#") comments.push({ span, text: text.slice(start + 1, span.end).trim() });
    else if (span.end > span.start) readPattern(text, span, line, rules, problems);
    start = end + 1;
  }
  return Object.freeze<DockerignoreDocument>({
    kind: "dockerignore",
    source,
    patterns: rules.map((rule) => rule.pattern),
    comments,
    problems,
    ignores: (path) => decide(rules, path),
  });
}

function readPattern(text: string, span: Span, line: number, rules: Rule[], problems: Problem[]): void {
  const negated = text.charAt(span.start) === "!";
  const body = negated ? trimmed(text, span.start + 1, span.end) : span;
  const written = text.slice(body.start, body.end);
  const cleaned = written === "" ? "" : normalizePath(written);
  const pattern = cleaned.length > 1 && cleaned.startsWith("/") ? cleaned.slice(1) : cleaned;
  if (negated && (pattern === "" || pattern === "/")) {
    problems.push({ type: "Problem", code: "lone-negation", message: "An exclamation mark without a pattern", span });
    return;
  }
  const matches = compilePattern(pattern);
  if (typeof matches !== "function") {
    problems.push({ type: "Problem", code: "pattern", message: matches.message, span: body });
    return;
  }
  reportEscape(text, body, problems);
  rules.push({ pattern: { type: "Pattern", span, pattern, negated, line }, matches });
}

/** Docker hands `\d` to a regular expression on Linux and reads it as a path separator on Windows: never as a letter. */
function reportEscape(text: string, body: Span, problems: Problem[]): void {
  for (let at = body.start; at < body.end; at++) {
    if (text.charAt(at) !== "\\") continue;
    at++;
    if (!/[A-Za-z0-9]/.test(text.charAt(at))) continue;
    const message = "A backslash before a letter or digit is no path separator: write a forward slash";
    problems.push({ type: "Problem", code: "backslash", message, span: { start: at - 1, end: at + 1 } });
  }
}

/**
 * Walks from the outermost directory inwards as BuildKit's context transfer does (fsutil, `MatchesUsingParentResults`):
 * a pattern that matched a directory holds for everything below; the last pattern that applies wins.
 */
function decide(rules: readonly Rule[], path: string): { ignored: boolean; by: Pattern | undefined } {
  const clean = normalizePath(`/${path}`).slice(1);
  if (clean === "") return { ignored: false, by: undefined };
  const ends = partEnds(clean);
  const hits = rules.map((rule) => rule.matches(clean, ends));
  const inherited: boolean[] = new Array(rules.length).fill(false);
  let ignored = false;
  let by: Pattern | undefined;
  for (let level = 0; level < ends.length; level++) {
    ignored = false;
    by = undefined;
    for (let i = 0; i < rules.length; i++) {
      const { pattern } = rules[i] as Rule;
      // A pattern that could not change the verdict is not even tried, and so is not handed down.
      if (!inherited[i] && pattern.negated === ignored) inherited[i] = hits[i]?.[level] ?? false;
      if (!inherited[i] || ignored !== pattern.negated) continue;
      ignored = !pattern.negated;
      by = pattern;
    }
  }
  return { ignored, by };
}

/** Offsets right after each part of a path: "a/bc" gives 1 and 4. */
function partEnds(path: string): number[] {
  const ends: number[] = [];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) ends.push(at);
  ends.push(path.length);
  return ends;
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Go's `unicode.IsSpace`, which unlike JavaScript's `trim` has U+0085 and not the byte order mark. */
function isSpace(code: number): boolean {
  if (code < 0x85) return code === 32 || (code >= 9 && code <= 13);
  return code === 0x85 || (code !== 0xfeff && String.fromCharCode(code).trim() === "");
}
