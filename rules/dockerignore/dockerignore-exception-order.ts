import {
  type DockerignoreDocument,
  defineRule,
  insert,
  type Pattern,
  type ProposedFix,
  report,
} from "../../src/author.ts";
import { newlineOf, removeLines, undecidedIgnore } from "../../src/kit.ts";

export default defineRule({
  id: "dockerignore-exception-order",
  summary: "Exceptions come after the exclusions that they override",
  why: "The last pattern that matches wins: an exclusion after an exception excludes the same files again.",
  topic: "dockerignore",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerignore"],
  recommended: true,
  reference: "https://docs.docker.com/build/concepts/context/#negating-matches",
  messages: {
    undone: "!{pattern} has no effect: {later} further down excludes the same files, and the last match wins",
  },
  examples: [
    { bad: "*\n«!README.md»\n*.md", fixedUnsafe: "*\n*.md\n!README.md" },
    { title: "Part of an exception may be excluded again", good: "*\n!src\nsrc/**/*.test.ts" },
  ],
  check(document) {
    const verdicts = document.patterns.flatMap((exception) => verdictOn(exception, document));
    const exceptions = new Map<Pattern, Pattern[]>();
    for (const verdict of verdicts) {
      if ("unknown" in verdict) continue;
      const others = exceptions.get(verdict.later);
      if (others) others.push(verdict.exception);
      else exceptions.set(verdict.later, [verdict.exception]);
    }
    const fixes = new Map([...exceptions].map(([later, all]) => [later, moveBehind(all, later, document.source.text)]));
    return verdicts.map((verdict) => {
      if ("unknown" in verdict) return verdict;
      const { exception, later } = verdict;
      return report(exception, "undone", {
        data: { pattern: exception.pattern, later: later.pattern },
        related: [{ at: later, message: "Excluded again here" }],
        fixes: fixes.get(later),
      });
    });
  },
});

/** The exclusion behind an exception that covers all that it lets in, or that nobody can tell. */
function verdictOn(exception: Pattern, document: DockerignoreDocument) {
  const decisions = (exception.negated ? samplePaths(exception.pattern) : []).map((path) => document.ignores(path));
  const [first] = decisions;
  if (!first) return [];
  if (decisions.some(({ ignored }) => ignored === undefined)) return undecidedIgnore(exception);
  const undone = decisions.every(({ ignored, by }) => ignored && by && by.line > exception.line);
  return undone && first.by ? { exception, later: first.by } : [];
}

/**
 * Paths that a pattern of an ignore file matches and hardly any other would by chance: wildcards stand for a name that
 * nobody gives to a file, a class for each of its characters. None for patterns with several classes, or one that
 * leaves characters out or has ranges.
 */
function samplePaths(pattern: string): readonly string[] {
  const [, before = pattern, characters, after = ""] = /^((?:\\.|[^\\[])*)\[([^\]^\\-]+)\](.*)$/s.exec(pattern) ?? [];
  if (/(?<!\\)\[/.test(characters === undefined ? pattern : after)) return [];
  return [...(characters ?? ".")].map(
    (one) => samplePath(before) + (characters === undefined ? "" : one) + samplePath(after),
  );
}

function samplePath(pattern: string): string {
  return pattern.replace(/\\(.)|\*|\?/g, (found, escaped) => escaped ?? (found === "*" ? "zqzq" : "z"));
}

/** All that one exclusion undoes moves at once, so that their order stays. */
function moveBehind(exceptions: readonly Pattern[], later: Pattern, text: string): ProposedFix {
  const newline = newlineOf(text);
  const lines = exceptions.map(({ span }) => `${newline}${text.slice(span.start, span.end)}`);
  return {
    title: exceptions.length > 1 ? "Move the exceptions after the exclusion" : "Move the exception after the exclusion",
    safe: false,
    effect: "none",
    edits: [...exceptions.map(({ span }) => removeLines(text, span)), insert(later.span.end, lines.join(""))],
  };
}
