import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { normalizePath } from "../../syntax/posix-path.ts";

/** What the source of a project takes from elsewhere. */
export interface NodeImports {
  /** The file that imports a package or a module of Node itself, by its name: the first one. */
  readonly importers: ReadonlyMap<string, string>;
}

/** More files are not read: the answer is not worth the wait. */
const mostFiles = 2_000;
/** In characters, of all files. */
const mostText = 16 * 1024 * 1024;

const isSource = /\.[cm]?[jt]sx?$/;
/** What tests and tools read, and what builds write: no part of the program. */
const noProgram =
  /^(?:\..*|node_modules|dist|build|out|coverage|tests?|__tests__|__mocks__|e2e|cypress|docs?|scripts?)$|\.(?:config|setup|test|spec|stories|d)\.[cm]?[jt]sx?$|^(?:gulpfile|gruntfile)\./i;

/** https://nodejs.org/api/esm.html and modules.html, as far as names stand in the text. */
const importing = /(?:\bfrom\s{0,9}|\bimport\s{0,9}\(?\s{0,9}|\brequire\s{0,9}\(\s{0,9})["'`]([^"'`\n]{1,200})["'`]/g;
/** Types leave nothing behind. */
const typesOnly = /\b(?:import|export)\s+type\b[^;"'`]{0,2000}["'][^"'\n]{0,200}["']/g;

/** Reads the source below a directory of the context. */
export function importsBelow(context: BuildContext, root: string): Fact<NodeImports> {
  const importers = new Map<string, string>();
  const queue = [root];
  let files = 0;
  let length = 0;
  for (const directory of queue) {
    const entries = context.list(directory);
    if (!entries) return unknownFact(`${directory} cannot be read`);
    for (const { name, sort } of entries) {
      const path = normalizePath(`${directory}/${name}`);
      if (noProgram.test(name) || context.ignore?.ignores(path).ignored === true) continue;
      if (sort === "directory") queue.push(path);
      if (sort === "directory" || !isSource.test(name)) continue;
      const text = context.read(path);
      if (text === undefined) return unknownFact(`${path} cannot be read`);
      length += text.length;
      if (++files > mostFiles || length > mostText || queue.length > mostFiles) {
        return unknownFact("the program's source is too large");
      }
      for (const [, module = ""] of text.replace(typesOnly, "").matchAll(importing)) {
        const imported = packageOf(module);
        if (imported !== undefined && !importers.has(imported)) importers.set(imported, path);
      }
    }
  }
  return known({ importers });
}

/** "@scope/name" of "@scope/name/file"; undefined for files of the project. */
function packageOf(module: string): string | undefined {
  if (/^[./]/.test(module)) return undefined;
  const parts = module.replace(/^node:/, "").split("/");
  return parts.slice(0, module.startsWith("@") ? 2 : 1).join("/");
}
