import type { Problem } from "../../nodes/problem.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import type { Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { decider, type Rule } from "./decide.ts";
import { compilePattern } from "./match.ts";
import type { DockerignoreDocument } from "./nodes.ts";

/** Reads an ignore file as `moby/patternmatcher/ignorefile` does. Total: what Docker refuses becomes a problem. */
export function parseDockerignore(source: Source): DockerignoreDocument {
  const rules: Rule[] = [];
  const comments: { span: Span; text: string }[] = [];
  const problems: Problem[] = [];
  const { text } = source;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (const [index, line] of text.slice(start).split("\n").entries()) {
    const span = trimmed(text, start, start + line.length);
    if (line.startsWith("#")) comments.push({ span, text: text.slice(start + 1, span.end).trim() });
    else if (span.end > span.start) readPattern(text, span, index + 1, rules, problems);
    start += line.length + 1;
  }
  return Object.freeze<DockerignoreDocument>({
    kind: "dockerignore",
    source,
    patterns: rules.map((rule) => rule.pattern),
    comments,
    problems,
    ignores: decider(rules),
  });
}

function readPattern(text: string, span: Span, line: number, rules: Rule[], problems: Problem[]): void {
  const negated = text.charAt(span.start) === "!";
  const body = negated ? trimmed(text, span.start + 1, span.end) : span;
  const written = text.slice(body.start, body.end);
  const cleaned = written === "" ? "" : normalizePath(written);
  const pattern = cleaned.length > 1 && cleaned.startsWith("/") ? cleaned.slice(1) : cleaned;
  if (negated && (pattern === "" || pattern === "/")) {
    problems.push({ type: "Problem", code: "lone-negation", message: "This exclamation mark has no pattern", span });
    return;
  }
  const compiled = compilePattern(pattern);
  if ("message" in compiled) {
    problems.push({ type: "Problem", code: "pattern", message: compiled.message, span: body });
    return;
  }
  reportEscape(text, body, problems);
  rules.push({ pattern: { type: "Pattern", span, pattern, negated, line }, ...compiled });
}

/** Docker hands `\d` to a regular expression on Linux and reads it as a path separator on Windows: never as a letter. */
function reportEscape(text: string, body: Span, problems: Problem[]): void {
  for (let at = body.start; at < body.end; at++) {
    if (text.charAt(at) !== "\\") continue;
    at++;
    if (!/[A-Za-z0-9]/.test(text.charAt(at))) continue;
    const message = "A backslash before a letter or digit is not a path separator: write a forward slash";
    problems.push({ type: "Problem", code: "backslash", message, span: { start: at - 1, end: at + 1 } });
  }
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
  return code === 0x85 || (code !== 0xfeff && String.fromCharCode(code).trim() === "");
}
