import ts from "typescript";
import type { Change } from "./change.ts";

/** The obvious parts of a regular expression: anchors, classes, counts, alternatives, looks around, flags. */
export function* mutateRegex(node: ts.Node): Iterable<Change> {
  if (!ts.isRegularExpressionLiteral(node)) return;
  const end = node.text.lastIndexOf("/");
  const pattern = node.text.slice(1, end);
  const flags = node.text.slice(end + 1);
  for (const changed of changedPatterns(pattern)) {
    if (isValid(changed, flags)) yield { operator: "regex", node, text: `/${changed}/${flags}` };
  }
  for (const flag of flags.match(/[imsgy]/g) ?? []) {
    yield { operator: "regex", node, text: `/${pattern}/${flags.replace(flag, "")}` };
  }
}

function isValid(pattern: string, flags: string): boolean {
  if (pattern === "") return false;
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

interface Token {
  readonly text: string;
  readonly at: number;
}

/** Escapes, classes and marks as one token each, anything else a character at a time. */
const token =
  /\\[pPk][{<][^}>]*[}>]|\\.|\[\^?(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gs;

const replacements: Readonly<Record<string, readonly string[]>> = {
  "^": [""],
  $: [""],
  "\\b": [""],
  "\\B": [""],
  "\\d": ["\\D"],
  "\\D": ["\\d"],
  "\\s": ["\\S"],
  "\\S": ["\\s"],
  "\\w": ["\\W"],
  "\\W": ["\\w"],
  "(?=": ["(?!"],
  "(?!": ["(?="],
  "(?<=": ["(?<!"],
  "(?<!": ["(?<="],
};

function* changedPatterns(pattern: string): Iterable<string> {
  const tokens: readonly Token[] = Array.from(pattern.matchAll(token), ({ 0: text, index: at }) => ({ text, at }));
  for (const { text, at } of tokens) {
    for (const changed of changesOf(text)) yield pattern.slice(0, at) + changed + pattern.slice(at + text.length);
  }
  yield* withoutAlternatives(pattern, tokens);
}

function changesOf(text: string): readonly string[] {
  if (Object.hasOwn(replacements, text)) return replacements[text] ?? [];
  if (text.startsWith("[^") && text.length > 3) return [`[${text.slice(2)}`];
  if (text.startsWith("[") && text.length > 2 && text !== "[^]") return [`[^${text.slice(1)}`];
  if (/^\*\??$/.test(text)) return [text.replace("*", "+")];
  return /^(\+|\?|\{\d.*\})\??$/.test(text) ? [""] : [];
}

function* withoutAlternatives(pattern: string, tokens: readonly Token[]): Iterable<string> {
  /** Where each open group, and the alternative in it, starts. */
  const groups: { starts: number[] }[] = [{ starts: [0] }];
  const close = function* (end: number): Iterable<string> {
    const { starts = [] } = groups.pop() ?? {};
    if (starts.length < 2) return;
    for (const [i, start] of starts.entries()) {
      const next = starts[i + 1];
      // With the bar after it, or, of the last, the one before.
      yield next === undefined
        ? pattern.slice(0, start - 1) + pattern.slice(end)
        : pattern.slice(0, start) + pattern.slice(next);
    }
  };
  for (const { text, at } of tokens) {
    if (text.startsWith("(")) groups.push({ starts: [at + text.length] });
    else if (text === "|") groups.at(-1)?.starts.push(at + 1);
    else if (text === ")") yield* close(at);
  }
  yield* close(pattern.length);
}
