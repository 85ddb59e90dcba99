import type { Span, Spanned } from "../../text/span.ts";

/** A line of a Makefile with those that continue it. */
export interface LogicalLine extends Spanned {
  /** Starts with a tab below a rule: the shell runs it. */
  readonly isRecipe: boolean;
  /** The targets that it makes, as written; undefined outside of rules. */
  readonly target: string | undefined;
  /** Stands between `ifeq` or its like and `endif`. */
  readonly isConditional: boolean;
}

/** Conditionals, whose lines may count or not. */
const opens = /^[ \t]*(?:ifdef|ifndef|ifeq|ifneq)\b/;
const closes = /^[ \t]*endif\b/;

/** A rule: targets, and no sign of an assignment. */
const rule = /^([^\s:=#][^:=#]*)::?(?![:=])/;

/** The lines of a Makefile: https://www.gnu.org/software/make/manual/html_node/Recipe-Syntax.html */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let target: string | undefined;
  let depth = 0;
  let definition = false;
  for (const span of joinedLines(text)) {
    const line = text.slice(span.start, span.end);
    if (definition) {
      definition = !/^ *endef\b/.test(line);
      continue;
    }
    if (/^ *(?:override +|export +)*define\b/.test(line)) {
      definition = true;
      continue;
    }
    const isRecipe = line.startsWith("\t") && target !== undefined;
    if (!isRecipe) {
      if (opens.test(line)) depth++;
      else if (closes.test(line)) depth = Math.max(0, depth - 1);
      // Comments, empty lines and conditionals leave a rule open.
      else if (/^[ \t]*[^\s#]/.test(line) && !/^[ \t]*else\b/.test(line)) target = rule.exec(line)?.[1]?.trimEnd();
    }
    yield { span, isRecipe, target, isConditional: depth > 0 };
  }
}

/** Physical lines, a backslash at whose end joins the next one to them; without the line break at the end. */
function* joinedLines(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    let end = lineEnd(text, start);
    while (isContinued(text, start, end) && end < text.length) end = lineEnd(text, end + 1);
    yield { start, end: text[end - 1] === "\r" ? end - 1 : end };
    start = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline;
}

/** An odd number of backslashes. */
function isContinued(text: string, start: number, end: number): boolean {
  let at = text[end - 1] === "\r" ? end - 1 : end;
  let isOdd = false;
  while (at > start && text[at - 1] === "\\") {
    isOdd = !isOdd;
    at--;
  }
  return isOdd;
}
