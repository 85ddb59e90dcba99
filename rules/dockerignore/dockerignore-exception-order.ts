import { defineRule, insert, type Pattern, type ProposedFix, report } from "../../src/author.ts";
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
    const newline = document.source.text.includes("\r\n") ? "\r\n" : "\n";
    return document.patterns.flatMap((exception) => {
      const sample = exception.negated ? samplePath(exception.pattern) : undefined;
      if (sample === undefined) return [];
      const { ignored, by: later } = document.ignores(sample);
      if (ignored === undefined) return undecidedIgnore(exception);
      // The exclusion behind an exception that covers all that it lets in.
      if (!ignored || !later || later.line <= exception.line) return [];
      return report(exception, "undone", {
        data: { pattern: exception.pattern, later: later.pattern },
        related: [{ at: later, message: "The exclusion" }],
        fixes: moveBehind(exception, later, document.source.text, newline),
      });
    });
  },
});

/**
 * A path that a pattern of an ignore file matches and hardly any other would by chance: wildcards stand for a name that
 * nobody gives to a file. Undefined for patterns with classes or escapes.
 */
function samplePath(pattern: string): string | undefined {
  if (/[[\]\\^]/.test(pattern)) return undefined;
  return pattern.replace(/\*/g, "zqzq").replace(/\?/g, "z");
}

function moveBehind(exception: Pattern, later: Pattern, text: string, newline: string): ProposedFix {
  const line = text.slice(exception.span.start, exception.span.end);
  return {
    title: "Move the exception behind the exclusion",
    safe: false,
    effect: "none",
    edits: [removeLines(text, exception.span), insert(later.span.end, `${newline}${line}`)],
  };
}
