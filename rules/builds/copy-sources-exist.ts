import { type BuildContext, type DockerfileModel, defineRule } from "../../src/author.ts";
import { basename, type ContextSource, contextSources, dirname, editDistance, mountedSources } from "../../src/kit.ts";

export default defineRule({
  id: "copy-sources-exist",
  summary: "What a Dockerfile copies is in the build context",
  why: "The build fails at a COPY whose source is not there: it was renamed, or its name is misspelled. What something may make before the build is not reported, such as what git ignores, only files that stand there under nearly the same name, and those that nothing makes.",
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
  *check(document, { model, project }) {
    const sources = sourcesIn(model);
    if (sources.length === 0) return;
    const certain = project.context(document);
    const context = certain ?? project.plainContext(document);
    if (!context) return;
    const sorts = new Map(sources.map(({ path }) => [path, isPlain(path) ? context.look(path) : undefined]));
    const missing = [...sorts].filter(([, sort]) => sort === "none").map(([path]) => path);
    const there = [...sorts].filter(([, sort]) => sort !== undefined && sort !== "none").length;
    if (missing.length > maxMissing) return;
    const kept = missing.filter((path) => !context.ignoredByGit(path));
    const meant = new Map(kept.map((path) => [path, meantBy(path, context, sorts)]));
    // What starts from another directory finds nothing there, nor anything that is nearly called so.
    if (there === 0 && kept.some((path) => meant.get(path) === undefined)) return;
    for (const { word, path } of sources) {
      if (!meant.has(path) || (context.ignore && context.ignore.ignores(path).ignored !== false)) continue;
      const near = meant.get(path);
      if (near !== undefined) yield { at: word, message: "near", data: { path, near } };
      // Where only part of the repository is, most is missing. What a directory above may be the context of is there.
      else if (certain && there >= missing.length && isWritten(path, context))
        yield { at: word, message: "missing", data: { path } };
    }
  },
});

/** Where more is missing, something else is wrong. */
const maxMissing = 50;

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

/** All that a file copies from its context, or mounts. */
function sourcesIn(model: DockerfileModel): readonly ContextSource[] {
  return model.stages
    .flatMap(({ instructions }) => instructions)
    .flatMap((one) => {
      if (one.type === "Run") return mountedSources(one, model);
      return one.type === "Copy" || one.type === "Add" ? contextSources(one, model) : [];
    });
}

function isPlain(path: string): boolean {
  return path !== "." && !/[*?[\\]/.test(path);
}

/** What stands beside a path under nearly its name, and is not copied itself. */
function meantBy(path: string, context: BuildContext, copied: ReadonlyMap<string, unknown>): string | undefined {
  const names = namesIn(dirname(path), context);
  const near = names.find((name) => isMeant(basename(path), name) && !copied.has(beside(path, name)));
  return near === undefined ? undefined : beside(path, near);
}

/** Whether a file is one that nothing makes before a build. An empty directory may be filled by then. */
function isWritten(path: string, context: BuildContext): boolean {
  const names = written.has(basename(path)) ? namesIn(dirname(path), context) : [];
  return names.length > 0 && !mayBeMade(basename(path), names);
}

function namesIn(directory: string, context: BuildContext): readonly string[] {
  return (context.list(directory) ?? []).map(({ name }) => name);
}

function beside(path: string, name: string): string {
  const directory = dirname(path);
  return directory === "." ? name : `${directory}/${name}`;
}

/** Whether a file may come of a template, or of what stands beside it under its name and more, or lists the same. */
function mayBeMade(name: string, names: readonly string[]): boolean {
  if (name === "requirements.txt" && names.some((one) => exported.has(one))) return true;
  return names.some((one) => one !== name && one.includes(name));
}

/** Of what tools write a requirements.txt before a build: pip-compile, and poetry, uv and pipenv, which export theirs. */
const exported: ReadonlySet<string> = new Set([
  ...["requirements.in", "pyproject.toml", "poetry.lock", "uv.lock", "Pipfile", "Pipfile.lock"],
]);

/** Longer names are not compared letter by letter. */
const longestName = 80;

/**
 * Whether a name was meant by another: both are the same but for case, or for two neighbours that changed places; or, of
 * files with an extension, but for the signs between words and a plural, or for one letter of many. What has no extension
 * may be a program that a build makes.
 */
function isMeant(written: string, name: string): boolean {
  if (written.toLowerCase() === name.toLowerCase() || isSwapped(written, name)) return true;
  const extension = /\.[a-z]+$/i.exec(written)?.[0];
  if (extension === undefined) return false;
  if (even(written) === even(name)) return true;
  if (!name.endsWith(extension) || digitsOf(written) !== digitsOf(name) || written.length > longestName) return false;
  return written.length - extension.length >= 8 && isOneEdit(written, name);
}

/** Whether two neighbours changed places, neither of them a digit; of short names each may stand for itself. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 5) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const swapped = `${one[at + 1]}${one[at]}`;
  return !/\d/.test(swapped) && one.slice(0, at) + swapped + one.slice(at + 2) === other;
}

function isOneEdit(one: string, other: string): boolean {
  return Math.abs(one.length - other.length) <= 1 && editDistance(one, other) === 1;
}

function even(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-_]/g, "")
    .replace(/\.yaml$/, ".yml")
    .replace(/s(?=\.[a-z]+$)/, "");
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}
