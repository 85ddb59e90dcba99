import { resolve } from "node:path";
import type { DiscoveredFile } from "../../engine/discover.ts";
import { kindOf, type Run } from "../../engine/lint.ts";
import type { LintOptions } from "../../engine/options.ts";
import { statIfThere } from "../../io/stat.ts";
import type { Document } from "../../kinds/document.ts";
import type { Kind } from "../../kinds/kind.ts";
import { type Invocation, plainInvocation } from "../../nodes/invocation.ts";
import type { BuildRequest } from "../../prove/build.ts";

import { normalizePath } from "../../syntax/posix-path.ts";
import type { LintContext } from "../lint-context.ts";
import { Unprovable } from "./search.ts";

/** A way to build an image with a text of some file. */
export interface Recipe {
  readonly way: Way;
  /** Bytes of the Dockerfile, when the file has that text. */
  dockerfile(text: string): Uint8Array;
  /** Bytes of what says what stays out of the context; undefined where that is the file at its root. */
  ignore(text: string): Uint8Array | undefined;
}

export type Way = Pick<BuildRequest, "context" | "target" | "buildArgs" | "contexts">;

/** More ways are not built: each text that is tried is built in each. */
const mostWays = 8;

/** What is known of a run's files. */
export interface Surroundings {
  readonly files: readonly DiscoveredFile[];
  readonly run: Run;
  readonly options: LintOptions;
  /** The directory to build from where no file says which. */
  readonly context: string | undefined;
  /** The text of a file as far as its own fixes hold. */
  textOf(file: DiscoveredFile): string;
}

/**
 * The builds that show what a change of a file does.
 * @throws Unprovable where there are none that are known in full
 */
export function recipesFor(
  file: DiscoveredFile,
  surroundings: Surroundings,
  context: Pick<LintContext, "io" | "access">,
): readonly Recipe[] {
  const recipes = builtOf(file, surroundings)
    ? ownRecipes(file, surroundings, context)
    : readersOf(file, surroundings).flatMap((reader) => ignoreRecipes(file, reader, surroundings, context));
  if (recipes.length === 0) throw new Unprovable("no image shows what its fixes change");
  if (recipes.length > mostWays) throw new Unprovable(`it is part of more than ${mostWays} builds`);
  return recipes;
}

interface Built {
  readonly document: Document;
  readonly built: NonNullable<Kind["built"]>;
}

function builtOf(file: DiscoveredFile, { run, options }: Surroundings): Built | undefined {
  const { built } = kindOf(file, options.config.kinds);
  const document = built && run.unitsOf(file)[0]?.document;
  return built && document && { document, built };
}

function ownRecipes(
  file: DiscoveredFile,
  surroundings: Surroundings,
  context: Pick<LintContext, "io" | "access">,
): readonly Recipe[] {
  const ignore = context.access.reader.read(`${file.path}.dockerignore`);
  const bytes = ignore === undefined ? undefined : Buffer.from(ignore);
  return waysOf(file, surroundings, context).map((way) => ({
    way,
    dockerfile: (text) => Buffer.from(text, file.encoding),
    ignore: () => bytes,
  }));
}

/** The files whose builds read an ignore file. */
function readersOf(file: DiscoveredFile, surroundings: Surroundings): readonly DiscoveredFile[] {
  const path = normalizePath(file.path);
  return surroundings.files.filter((one) => {
    const built = builtOf(one, surroundings);
    const ignore = built && surroundings.run.project.context(built.document)?.ignore;
    return ignore !== undefined && normalizePath(ignore.source.path) === path;
  });
}

function ignoreRecipes(
  file: DiscoveredFile,
  reader: DiscoveredFile,
  surroundings: Surroundings,
  context: Pick<LintContext, "io" | "access">,
): readonly Recipe[] {
  const dockerfile = Buffer.from(surroundings.textOf(reader), reader.encoding);
  return waysOf(reader, surroundings, context).map((way) => ({
    way,
    dockerfile: () => dockerfile,
    ignore: (text) => Buffer.from(text, file.encoding),
  }));
}

/** In which ways a file is built, by what the command line says, or by the files that ask for it. */
function waysOf(
  file: DiscoveredFile,
  surroundings: Surroundings,
  { io, access }: Pick<LintContext, "io" | "access">,
): readonly Way[] {
  const { run, options } = surroundings;
  const { document, built } = builtOf(file, surroundings) as Built;
  const known = run.project.context(document);
  const named = known?.root ?? surroundings.context;
  if (named === undefined) {
    throw new Unprovable("its build context is not known: set it with --prove-context");
  }
  const root = resolve(io.cwd, named);
  // Whoever builds from elsewhere would get what lies there.
  if (known && access.tree.refusal(root) !== undefined) {
    throw new Unprovable(`its build context is ${named}, outside the linted directory`);
  }
  if (!statIfThere(root)?.isDirectory()) {
    throw new Unprovable(`its build context is ${named}, which is not a directory`);
  }
  const { invocation } = options;
  const invocations = invocation ? [invocation] : run.project.builders(document);
  const ways = invocations.length > 0 ? invocations : [plainInvocation];
  const read = built.args(document);
  return ways.map((way) => wayOf(way, root, read, invocation && io.cwd));
}

/** @param directory what local named contexts are relative to; undefined where that is not known */
function wayOf(
  { args, unknownArgs, contexts, target, label }: Invocation,
  root: string,
  read: ReadonlySet<string>,
  directory: string | undefined,
): Way {
  const unknown = [...(unknownArgs ?? [])].find((name) => read.has(name));
  if (unknown !== undefined) throw new Unprovable(`${label} passes ${unknown}, whose value is not known`);
  if (contexts.size > 0 && directory === undefined) throw new Unprovable(`${label} builds it with additional contexts`);
  const place = (value: string) => (value.includes("://") ? value : resolve(directory as string, value));
  return {
    context: root,
    target,
    buildArgs: Object.fromEntries(args),
    contexts: Object.fromEntries([...contexts].map(([name, value]) => [name, place(value)])),
  };
}
