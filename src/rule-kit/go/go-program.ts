import { selfContained } from "../../knowledge/go-modules.ts";
import { isStandard, isSurelyStandard } from "../../knowledge/go-standard.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { mayBuild } from "../../syntax/go/constraint.ts";
import { type ModuleFile, readModuleFile } from "../../syntax/go/module-file.ts";
import { type GoSource, readGoSource } from "../../syntax/go/source.ts";
import { dirname, normalizePath } from "../../syntax/posix-path.ts";

/** The source of a program, as far as it lies in the build context: the packages of its own module that it is made of. */
export interface GoProgram {
  readonly module: ModuleFile;
  /** Directory of go.mod in the context. */
  readonly root: string;
  /** That of its main package. */
  readonly directory: string;
  /** The import path of its main package. */
  readonly path: string;
  readonly sources: readonly GoSource[];
  /** Packages of other modules that it imports, in order, but for those that reach nothing. */
  readonly foreign: readonly string[];
  /** Whether one of its packages has files of C++, which need more than a C library. */
  readonly hasCpp: boolean;
}

/** More files are not read: the answer is not worth the wait. */
const mostFiles = 1_000;
/** In characters, of all files. */
const mostText = 8 * 1024 * 1024;

/**
 * Reads a program.
 * @param directory of its main package, in the context
 * @param tags of the build; undefined where they are not known
 */
export function readGoProgram(
  context: BuildContext,
  directory: string,
  tags: ReadonlySet<string> | undefined,
): Fact<GoProgram> {
  const root = moduleRoot(context, directory);
  const text = root === undefined ? undefined : context.read(within(root, "go.mod"));
  if (root === undefined || text === undefined) return unknownFact("no go.mod is found for the program");
  if (context.exists("go.work")) return unknownFact("go.work decides where its modules are");
  const module = readModuleFile(text);
  if (module.path === undefined) return unknownFact("go.mod names no module");
  const rest = root === "." ? directory : directory.slice(root.length + 1);
  const path = rest === "." || rest === "" ? module.path : `${module.path}/${rest}`;
  return readPackages(context, { module, root, directory, path }, tags);
}

/** Reads a program of one package without a go.mod, as far as it imports nothing but what Go has itself. */
export function readLooseProgram(
  context: BuildContext,
  directory: string,
  tags: ReadonlySet<string> | undefined,
): Fact<GoProgram> {
  if (moduleRoot(context, directory) !== undefined) return unknownFact("the program is of a module");
  const path = "command-line-arguments";
  const module = { ...readModuleFile(""), path };
  const program = readPackages(context, { module, root: directory, directory, path }, tags);
  if (!program.known) return program;
  const isAlone = program.value.sources.every(({ imports }) => imports.every((one) => isSurelyStandard(one.path)));
  return isAlone ? program : unknownFact("no go.mod is found for the program");
}

function readPackages(
  context: BuildContext,
  program: Pick<GoProgram, "module" | "root" | "directory" | "path">,
  tags: ReadonlySet<string> | undefined,
): Fact<GoProgram> {
  const prefix = `${program.module.path}/`;
  const queue = [program.directory];
  const seen = new Set(queue);
  const sources: GoSource[] = [];
  const foreign = new Set<string>();
  let length = 0;
  let hasCpp = false;
  for (const directory of queue) {
    const found = context.list(directory);
    if (!found) return unknownFact(`the package in ${directory} is not in the build context`);
    hasCpp ||= found.some(({ name }) => /\.(?:cc|cpp|cxx|mm)$/.test(name));
    const before = sources.length;
    for (const { name, sort } of found) {
      if (!name.endsWith(".go") || !mayBuild(name, undefined, tags)) continue;
      const text = sort === "file" ? context.read(within(directory, name)) : undefined;
      if (text === undefined) return unknownFact(`${within(directory, name)} cannot be read`);
      length += text.length;
      if (sources.length >= mostFiles || length > mostText) return unknownFact("the program's source is too large");
      const source = readGoSource(text);
      if (mayBuild(name, source.constraint, tags)) sources.push(source);
    }
    if (sources.length === before) return unknownFact(`the package in ${directory} is not in the build context`);
    for (const { path } of sources.slice(before).flatMap(({ imports }) => imports)) {
      if (path === program.module.path || path.startsWith(prefix)) {
        const next = within(program.root, path.slice(prefix.length) || ".");
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      } else if (!isStandard(path) && !selfContained.test(path)) foreign.add(path);
    }
  }
  return known({ ...program, sources, foreign: [...foreign], hasCpp });
}

/** The nearest directory above with a go.mod, which the go command takes. */
function moduleRoot(context: BuildContext, directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (context.look(within(at, "go.mod")) === "text") return at;
    if (at === "." || at.startsWith("..")) return undefined;
  }
}

function within(directory: string, path: string): string {
  return normalizePath(`${directory}/${path}`);
}
