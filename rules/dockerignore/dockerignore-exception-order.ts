import {
  type DockerignoreDocument,
  defineRule,
  insert,
  type Pattern,
  type ProposedFix,
  report,
} from "../../src/author.ts";
import { removeLines, undecidedIgnore } from "../../src/kit.ts";

export default defineRule({
  id: "dockerignore-exception-order",
  summary: "Exceptions stand behind what they are exceptions from",
  why: "The last pattern that matches wins: an exclusion behind an exception takes back what it let in.",
  topic: "dockerignore",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerignore"],
  recommended: true,
  reference: "https://docs.docker.com/build/concepts/context/#negating-matches",
  messages: { undone: "!{pattern} is undone by {later} further down: the last match wins" },
  examples: [
    { bad: "*\n«!README.md»\n*.md", fixedUnsafe: "*\n*.md\n!README.md" },
    { title: "A part of what was let in may be left out again", good: "*\n!src\nsrc/**/*.test.ts" },
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
        related: [{ at: later, message: "The exclusion" }],
        fixes: fixes.get(later),
      });
    });
  },
});

/** The exclusion behind an exception that covers all that it lets in, or that nobody can tell. */
function verdictOn(exception: Pattern, document: DockerignoreDocument) {
  const sample = exception.negated ? samplePath(exception.pattern) : undefined;
  if (sample === undefined) return [];
  const { ignored, by: later } = document.ignores(sample);
  if (ignored === undefined) return undecidedIgnore(exception);
  return ignored && later && later.line > exception.line ? { exception, later } : [];
}

/**
 * A path that a pattern of an ignore file matches and hardly any other would by chance: wildcards stand for a name that
 * nobody gives to a file. Undefined for patterns with classes or escapes.
 */
function samplePath(pattern: string): string | undefined {
  if (/[[\]\\^]/.test(pattern)) return undefined;
  return pattern.replace(/\*/g, "zqzq").replace(/\?/g, "z");
}

/** All that one exclusion undoes moves at once, so that their order stays. */
function moveBehind(exceptions: readonly Pattern[], later: Pattern, text: string): ProposedFix {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = exceptions.map(({ span }) => `${newline}${text.slice(span.start, span.end)}`);
  return {
    title:
      exceptions.length > 1 ? "Move the exceptions behind the exclusion" : "Move the exception behind the exclusion",
    safe: false,
    effect: "none",
    edits: [...exceptions.map(({ span }) => removeLines(text, span)), insert(later.span.end, lines.join(""))],
  };
}
