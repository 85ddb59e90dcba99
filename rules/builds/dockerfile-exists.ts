import { type Build, defineRule, type LinkedBuild, unknown } from "../../src/author.ts";
import { basename, dirname, nearest, resolvePath } from "../../src/kit.ts";

export default defineRule({
  id: "dockerfile-exists",
  summary: "The Dockerfile of a build exists",
  why: "A build fails at once without it. It was moved or renamed, or the path starts elsewhere: a Dockerfile is looked for in the context.",
  topic: "builds",
  category: "correctness",
  severity: "error",
  recommended: true,
  precision: "high",
  reference: "https://docs.docker.com/reference/compose-file/build/#dockerfile",
  messages: {
    missing: "{path} does not exist",
    near: "{path} does not exist: {near} does",
  },
  examples: [
    {
      title: "Reported where the directory of the Dockerfile is there, and the Dockerfile is not",
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      context: app\n      dockerfile: «Dokerfile»",
      good: "services:\n  app:\n    build:\n      context: app\n      dockerfile: Dockerfile",
      files: { "app/Dockerfile": "FROM alpine:3.22\n" },
      message: "near",
    },
  ],
  on: {
    Build(build, { document, project, source }) {
      const built = project.buildOf(document, build);
      const { path, root } = built ?? {};
      if (!built || path === undefined || root === undefined || built.look(path) !== "none") return;
      const at = build.dockerfile?.contentSpan ?? build.context?.contentSpan ?? build;
      const reason = doubtAbout(build, built, path, source.path);
      if (reason !== undefined) return unknown(at, reason);
      const { names } = listingOf(built, dirname(path));
      const name = names.length > mostCompared ? undefined : nearest(basename(path), names);
      if (name === undefined) return { at, message: "missing", data: { path } };
      return { at, message: "near", data: { path, near: resolvePath(name, dirname(path)) } };
    },
  },
});

/** Why the Dockerfile may be there all the same when the build runs. */
function doubtAbout(build: Build, built: LinkedBuild, path: string, asker: string): string | undefined {
  const directory = dirname(path);
  if (path.startsWith("../")) return "it lies outside of what is linted";
  if (built.ignoredByGit(path)) return "git ignores it, so that something makes it";
  const { names, template } = listingOf(built, directory);
  // What git fetches as a module of its own is an empty directory before.
  if (names.length === 0) return `there is nothing in ${directory}`;
  const from = template(basename(path));
  if (from !== undefined) return `it may be made from ${from}`;
  return isElsewhere(build, built, asker) ? "the build may be asked for from another directory" : undefined;
}

/** Of a great many files none is offered. */
const mostCompared = 100;

interface Listing {
  readonly names: readonly string[];
  /** The first file that one of a name may be made from. */
  template(name: string): string | undefined;
}

const listings = new WeakMap<object, Listing>();
const nothing: Listing = { names: [], template: () => undefined };

/** A directory is looked through once for all builds whose Dockerfile would be there. */
function listingOf(built: LinkedBuild, directory: string): Listing {
  const entries = built.list(directory);
  if (!entries) return nothing;
  const known = listings.get(entries) ?? readListing(entries.map(({ name }) => name));
  listings.set(entries, known);
  return known;
}

function readListing(names: readonly string[]): Listing {
  const found = new Map<string, string | undefined>();
  return {
    names,
    template(name) {
      if (!found.has(name))
        found.set(
          name,
          names.find((one) => one.startsWith(`${name}.`) || isTemplate.test(one)),
        );
      return found.get(name);
    },
  };
}

const isTemplate = /\.(?:j2|in|tmpl|tpl)$/;

/** Whether the paths lead to a file from a directory above: a tool may be started there, or another file include this one. */
function isElsewhere({ context, dockerfile }: Build, built: LinkedBuild, asker: string): boolean {
  const inContext = context?.value.known ? context.value.value : ".";
  const name = dockerfile?.value.known ? dockerfile.value.value : "Dockerfile";
  for (let directory = dirname(asker); ; directory = dirname(directory)) {
    const paths = [resolvePath(name, resolvePath(inContext, directory)), resolvePath(name, directory)];
    if (paths.some((path) => built.look(path) !== "none")) return true;
    if (directory === "." || directory === "/" || directory.startsWith("..")) return false;
  }
}
