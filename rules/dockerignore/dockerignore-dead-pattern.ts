import { type DockerignoreDocument, defineRule, type Pattern, type ProposedFix, report } from "../../src/author.ts";
import { removeLines, undecidedIgnore } from "../../src/kit.ts";

export default defineRule({
  id: "dockerignore-dead-pattern",
  summary: "Every pattern of an ignore file can match something",
  why: "Docker's patterns differ from git's: a pattern that looks like an exclusion but never matches lets files into the build context that were meant to stay out.",
  topic: "dockerignore",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerignore"],
  recommended: true,
  reference: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
  messages: {
    comment: "A comment must be on a line of its own: here it is part of the pattern, which matches nothing",
    braces: "Docker does not expand braces: {pattern} matches only a file with exactly that name",
    outside: "{pattern} is outside the build context",
    exception: "!{pattern} has no effect: no pattern before it excludes anything",
    repeated: "{pattern} is a duplicate: an earlier line has the same pattern",
    covered: "{pattern} is redundant: {earlier} already excludes it",
  },
  examples: [
    { bad: "node_modules «# dependencies»", good: "# dependencies\nnode_modules", message: "comment" },
    { bad: "«*.{log,tmp}»", good: "*.log\n*.tmp", message: "braces" },
    { bad: "dist\ntmp\n«dist»\n", fixed: "dist\ntmp\n", message: "repeated" },
    { bad: "«!dist»\nnode_modules", fixed: "node_modules", message: "exception" },
  ],
  *check(document) {
    const seen = new Map<string, Pattern>();
    const negations = document.patterns.some(({ negated }) => negated);
    const firstExclusion = document.patterns.find(({ negated }) => !negated);
    for (const pattern of document.patterns) {
      const text = document.source.text.slice(pattern.span.start, pattern.span.end);
      const same = seen.get(text);
      seen.set(text, pattern);
      yield misread(pattern, text) ??
        needless(pattern, firstExclusion, document) ??
        (negations ? undefined : repeats(pattern, same, document));
    }
  },
});

/** What git, a shell or a reader would take otherwise than Docker does. */
function misread(pattern: Pattern, text: string) {
  const hash = text.startsWith("#") ? 0 : text.search(/\s#/);
  if (hash >= 0) {
    const start = pattern.span.start + (hash === 0 ? 0 : hash + 1);
    return report({ start, end: pattern.span.end }, "comment");
  }
  const data = { pattern: pattern.pattern };
  if (/\{[^{},]*,[^{}]*\}/.test(text)) return report(pattern, "braces", { data });
  if (pattern.pattern === ".." || pattern.pattern.startsWith("../")) return report(pattern, "outside", { data });
  return undefined;
}

/** An exception before any exclusion. */
function needless(pattern: Pattern, first: Pattern | undefined, { source }: DockerignoreDocument) {
  if (!pattern.negated || (first && first.line < pattern.line)) return undefined;
  return report(pattern, "exception", { data: { pattern: pattern.pattern }, fixes: dropped(pattern, source.text) });
}

/** In a file without exceptions a pattern that an earlier one covers changes nothing. */
function repeats(pattern: Pattern, same: Pattern | undefined, document: DockerignoreDocument) {
  const data = { pattern: pattern.pattern };
  const fixes = dropped(pattern, document.source.text);
  if (same) return report(pattern, "repeated", { data, related: [{ at: same, message: "First occurrence" }], fixes });
  if (/[*?[\]\\^]/.test(pattern.pattern)) return undefined;
  const { ignored, by } = document.ignores(pattern.pattern);
  if (ignored === undefined) return undecidedIgnore(pattern);
  if (!by || by.line >= pattern.line) return undefined;
  return report(pattern, "covered", {
    data: { ...data, earlier: by.pattern },
    severity: "info",
    related: [{ at: by, message: "Already excluded here" }],
    fixes,
  });
}

function dropped(pattern: Pattern, text: string): ProposedFix {
  return { title: "Delete the pattern", safe: true, effect: "none", edits: removeLines(text, pattern.span) };
}
