import {
  type BuildContext,
  defineRule,
  type IgnorePattern,
  type IgnoreRules,
  type RuleContext,
  report,
} from "../../src/author.ts";
import {
  type ContextSource,
  contextSources,
  dirname,
  exceptionsOf,
  mountedSources,
  undecidedIgnore,
} from "../../src/kit.ts";

export default defineRule({
  id: "copy-ignored-file",
  summary: "Copied files are not excluded by the ignore file",
  why: "A file that the ignore file excludes never reaches the builder: the instruction fails, or copies less than it says.",
  topic: "dockerignore",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["CopyIgnoredFile"] },
  reference: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
  messages: {
    ignored: "{path} is excluded from the build context by the pattern {pattern} in {file}",
    emptied: "Everything in {path} is excluded from the build context by the pattern {pattern} in {file}",
    nothing: "{file} excludes everything from the build context",
  },
  examples: [{ title: "With * and !dist in the ignore file", good: "FROM scratch\nCOPY dist /" }],
  on: {
    Copy: (instruction, context) => check(contextSources(instruction, context.model), context),
    Add: (instruction, context) => check(contextSources(instruction, context.model), context),
    Run: (instruction, context) => check(mountedSources(instruction, context.model), context),
  },
});

function* check(sources: readonly ContextSource[], { document, project }: RuleContext<"dockerfile">) {
  const context = sources.length > 0 ? project.context(document) : undefined;
  const ignore = context?.ignore;
  if (!ignore) return;
  for (const { word, path } of sources) {
    const file = ignore.source.path;
    if (path === ".") {
      const all = exceptionsOf(ignore).nothingLeft;
      if (all)
        yield report(word, "nothing", { data: { file }, related: [{ at: all, message: "The pattern", path: file }] });
      continue;
    }
    const verdict = leftOut(path, ignore, context);
    if (verdict === "undecided") yield undecidedIgnore(word);
    if (typeof verdict !== "object") continue;
    const { by, message } = verdict;
    const pattern = ignore.source.text.slice(by.span.start, by.span.end);
    yield report(word, message, {
      data: { path, pattern, file },
      related: [{ at: by, message: "The pattern", path: file }],
    });
  }
}

interface LeftOut {
  readonly by: IgnorePattern;
  readonly message: "ignored" | "emptied";
}

/** What leaves out a source, or all that is in it; undefined where something of it comes. */
function leftOut(path: string, ignore: IgnoreRules, context: BuildContext): LeftOut | "undecided" | undefined {
  const isWildcard = /[*?[\\]/.test(path);
  // Which files a wildcard stands for is not known, but that all that is in their directory stays out.
  const whole = isWildcard ? dirname(path) : path;
  if (/[*?[\\]/.test(whole) || whole === ".") return undefined;
  const { ignored, by } = ignore.ignores(whole);
  if (ignored === undefined) return "undecided";
  if (ignored) return by && !letsInBelow(whole, ignore, by.line) ? { by, message: "ignored" } : undefined;
  // A pattern that ends in `*` or `**` leaves the directory itself in.
  const inside = ignore.ignores(`${whole}/${anyName}`);
  if (inside.ignored !== true || !inside.by || !/(?:^|\/)\*\*?$/.test(inside.by.pattern)) return undefined;
  if (letsInBelow(whole, ignore, inside.by.line) || context.look(whole) !== "directory") return undefined;
  return { by: inside.by, message: "emptied" };
}

/** A name that no pattern is about. */
const anyName = "\u{10FFFD}";

/** A later exception for something inside a directory: the directory comes with that alone. */
function letsInBelow(path: string, ignore: IgnoreRules, line: number): boolean {
  const { lastOfAnyName, lastBelow } = exceptionsOf(ignore);
  return lastOfAnyName > line || lastBelow(path) > line;
}
