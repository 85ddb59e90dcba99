import { type Add, type Copy, defineRule, type IgnoreRules, type RuleContext, report } from "../../src/author.ts";
import { contextSources, exceptionsOf, undecidedIgnore } from "../../src/kit.ts";

export default defineRule({
  id: "copy-ignored-file",
  summary: "What is copied is not left out by the ignore file",
  why: "A file that the ignore file excludes never reaches the builder: the COPY fails, or copies less than it says.",
  topic: "dockerignore",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["CopyIgnoredFile"] },
  reference: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
  messages: {
    ignored: "{path} is left out of the context by {pattern} of {file}",
    nothing: "{file} leaves everything out of the context",
  },
  examples: [{ title: "With `*` and `!dist` in the ignore file", good: "FROM scratch\nCOPY dist /" }],
  on: { Copy: check, Add: check },
});

function* check(instruction: Copy | Add, { document, model, project }: RuleContext<"dockerfile">) {
  const ignore = project.context(document)?.ignore;
  if (!ignore) return;
  for (const { word, path } of contextSources(instruction, model)) {
    // Which files a wildcard stands for is not known.
    if (/[*?[\\]/.test(path)) continue;
    const file = ignore.source.path;
    if (path === ".") {
      const all = exceptionsOf(ignore).nothingLeft;
      if (all)
        yield report(word, "nothing", { data: { file }, related: [{ at: all, message: "The pattern", path: file }] });
      continue;
    }
    const { ignored, by } = ignore.ignores(path);
    if (ignored === undefined) yield undecidedIgnore(word);
    if (!ignored || !by || letsInBelow(path, ignore, by.line)) continue;
    const pattern = ignore.source.text.slice(by.span.start, by.span.end);
    yield report(word, "ignored", {
      data: { path, pattern, file },
      related: [{ at: by, message: "The pattern", path: file }],
    });
  }
}

/** A later exception for something inside a directory: the directory comes with that alone. */
function letsInBelow(path: string, ignore: IgnoreRules, line: number): boolean {
  const { lastOfAnyName, lastBelow } = exceptionsOf(ignore);
  return lastOfAnyName > line || lastBelow(path) > line;
}
