import { type BuildContext, defineRule, type RuleContext, report } from "../../src/author.ts";
import {
  basename,
  type ContextSource,
  contextSources,
  dirname,
  editDistance,
  mountedSources,
  perModel,
} from "../../src/kit.ts";

export default defineRule({
  id: "copy-sources-exist",
  summary: "What a Dockerfile copies is in the build context",
  why: "The build fails at a COPY whose source is not there: it was renamed, or its name is misspelled. What something may make before the build is not reported, only files that stand there under nearly the same name, and those that nothing makes.",
  topic: "builds",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#copy",
  messages: {
    near: "{path} is not in the build context: {near} is",
    missing: "{path} is not in the build context",
  },
  examples: [
    {
      bad: "FROM python:3.14-slim\nCOPY app.py «requirement.txt» /srv/",
      good: "FROM python:3.14-slim\nCOPY app.py requirements.txt /srv/",
      files: { ".dockerignore": "", "app.py": "", "requirements.txt": "" },
      message: "near",
    },
    {
      title: "A program may be built before",
      good: "FROM scratch\nCOPY bin/app LICENSE /",
      files: { ".dockerignore": "", LICENSE: "" },
    },
  ],
  on: {
    Copy: (copy, context) => check(contextSources(copy, context.model), context),
    Add: (add, context) => check(contextSources(add, context.model), context),
    Run: (run, context) => check(mountedSources(run, context.model), context),
  },
});

/** Files that people write, and no build makes. */
const written: ReadonlySet<string> = new Set([
  "package.json",
  "go.mod",
  "go.sum",
  "requirements.txt",
  "pyproject.toml",
  "Pipfile",
  "Cargo.toml",
  "Gemfile",
  "composer.json",
  "pom.xml",
]);

function* check(sources: readonly ContextSource[], { document, model, project }: RuleContext<"dockerfile">) {
  const context = sources.length > 0 ? project.context(document) : undefined;
  if (!context) return;
  for (const { word, path } of sources) {
    if (path === "." || /[*?[\\]/.test(path) || context.look(path) !== "none") continue;
    if (context.ignore && context.ignore.ignores(path).ignored !== false) continue;
    const copied = sourcesIn(model);
    const others = countIn(copied, context);
    // What starts from another directory finds nothing there, and little where only part of the repository is.
    if (others.there === 0) continue;
    const names = namesIn(dirname(path), context);
    const near = names.find((name) => isMeant(basename(path), name) && !copied.has(beside(path, name)));
    if (near !== undefined) yield report(word, "near", { data: { path, near: beside(path, near) } });
    else if (
      written.has(basename(path)) &&
      others.there >= others.missing &&
      names.length > 0 &&
      !mayBeMade(basename(path), names)
    )
      yield report(word, "missing", { data: { path } });
  }
}

/** All that a file copies from its context. */
const sourcesIn = perModel((model): ReadonlySet<string> => {
  const instructions = model.stages.flatMap((stage) => stage.instructions);
  const paths = instructions.flatMap((one) => {
    if (one.type === "Run") return mountedSources(one, model);
    return one.type === "Copy" || one.type === "Add" ? contextSources(one, model) : [];
  });
  return new Set(paths.map(({ path }) => path));
});

/** How many of a file's sources are in its context, and how many are not. */
function countIn(sources: ReadonlySet<string>, context: BuildContext) {
  const sorts = [...sources].filter((path) => path !== "." && !/[*?[\\]/.test(path)).map((path) => context.look(path));
  const missing = sorts.filter((sort) => sort === "none").length;
  return { there: sorts.filter((sort) => sort !== undefined).length - missing, missing };
}

function namesIn(directory: string, context: BuildContext): readonly string[] {
  return (context.list(directory) ?? []).map(({ name }) => name);
}

function beside(path: string, name: string): string {
  const directory = dirname(path);
  return directory === "." ? name : `${directory}/${name}`;
}

/** Whether a file may come of a template, or of what stands beside it under its name and more. */
function mayBeMade(name: string, names: readonly string[]): boolean {
  return names.some((one) => one !== name && one.includes(name));
}

/**
 * Whether a name was meant by another: both are the same but for case, signs between words and a plural, or for one
 * letter of many.
 */
function isMeant(written: string, name: string): boolean {
  if (even(written) === even(name)) return true;
  const extension = /\.[a-z]+$/i.exec(written)?.[0];
  if (extension === undefined || !name.endsWith(extension) || digitsOf(written) !== digitsOf(name)) return false;
  return written.length - extension.length >= 8 && editDistance(written, name) === 1;
}

function even(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<=\w)[-_](?=\w)/g, "")
    .replace(/\.yaml$/, ".yml")
    .replace(/s(?=\.[a-z]+$|$)/, "");
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}
