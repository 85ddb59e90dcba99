import {
  type Add,
  type Copy,
  type DockerfileDocument,
  defineRule,
  type Fact,
  insert,
  type Problem,
  type ProposedFix,
  type RuleContext,
  report,
  type Word,
} from "../../src/author.ts";
import {
  firstFrom,
  isWithin,
  normalizePath,
  resolvePath,
  startsWithLookalikeDash,
  swallowedBy,
} from "../../src/kit.ts";

export default defineRule({
  id: "multi-source-needs-directory",
  summary: "The destination of several sources is a directory, written with a trailing slash",
  why: "The classic builder rejects a destination without a trailing slash; BuildKit overwrites one file with the next if the directory does not exist.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3021"],
    buildkit: ["build-error/copy-dest-not-dir"],
    trivy: ["DS-0011"],
    kics: ["6db6e0c2-32a3-4a2e-93b5-72c35f4119db"],
    dockerfilelint: ["add_dest_invalid"],
    "dockerfile-utils": ["INVALID_DESTINATION"],
    "dockerfile-roast": ["DF048"],
  },
  options: {
    slash: {
      type: "string",
      enum: ["needed", "always"],
      default: "needed",
      description:
        "Whether a slash is asked for where the destination may be no directory (needed), or at every destination of a COPY of several sources, `.` and variables included (always).",
    },
  },
  messages: { file: "{count} sources are copied to {destination}: write the directory with a trailing slash" },
  examples: [
    {
      bad: "FROM node:22\nCOPY package.json package-lock.json «/app»",
      fixedUnsafe: "FROM node:22\nCOPY package.json package-lock.json /app/",
    },
    { title: "The working directory", good: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ." },
    {
      title: "The value decides",
      bad: "FROM node:22\nENV APP=/app\nCOPY a b «$APP»",
      fixedUnsafe: "FROM node:22\nENV APP=/app\nCOPY a b $APP/",
    },
  ],
  on: { Copy: check, Add: check },
});

function check(copy: Copy | Add, { document, model, options }: RuleContext<"dockerfile", { readonly slash: string }>) {
  const { sources, destination, heredocs } = copy;
  if (options.slash === "always") {
    if (copy.type !== "Copy" || !destination || sources.length < 2 || /\/["']?$/.test(destination.text)) return;
    return report(destination, "file", { data: { count: sources.length, destination: destination.text } });
  }
  // `COPY --from build a b` lacks an =: what it copies cannot be told.
  if (!destination || sources.length < 2 || (copy.from && !copy.from.value)) return;
  // Nor what was to be a flag.
  if (sources.some(({ text }) => startsWithLookalikeDash(text))) return;
  if (heredocs.some(({ wordSpan }) => wordSpan.start === destination.span.start)) return;
  // What is read as the destination is a word of the instruction below.
  if (swallowedBy(copy, document)) return;
  const value = model.resolve(destination, copy);
  if (!value.known || isDirectory(value.value) || leadsToWorkdir(value.value, model.before(copy).workdir)) return;
  return report(destination, "file", {
    data: { count: sources.length, destination: value.value || '""' },
    fixes: value.value === "" || isMisread(copy, document) ? undefined : endWithSlash(destination),
  });
}

/** Whether Docker reads other words here than those that are meant, or refuses them for something else. */
function isMisread({ span }: Copy | Add, { problems }: DockerfileDocument): boolean {
  for (let i = firstFrom(problems, span.start, (one) => one.span.start); i < problems.length; i++) {
    const { code, span: place } = problems[i] as Problem;
    if (place.start >= span.end) return false;
    if (code !== "destination" && code !== "empty-continuation") return true;
  }
  return false;
}

function endWithSlash({ text, span }: Word): ProposedFix {
  const quoted = /["']$/.test(text);
  return {
    title: "Add a trailing slash, which makes the destination a directory",
    safe: false,
    effect: "copies",
    edits: insert(quoted ? span.end - 1 : span.end, "/"),
  };
}

/** The working directory is there, and what it lies in: BuildKit copies into them, with or without a slash. */
function leadsToWorkdir(path: string, workdir: Fact<string>): boolean {
  return workdir.known && path !== "" && isWithin(normalizePath(workdir.value), resolvePath(path, workdir.value));
}

function isDirectory(path: string): boolean {
  return /[/\\]$/.test(path) || /(?:^|[/\\])\.\.?$/.test(path);
}
