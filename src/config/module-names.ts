import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Jiti } from "jiti";
import { addAll } from "../text/add-all.ts";

/** What jiti tries behind a name, in files and for a directory. */
const endings = [".js", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".mtsx", ".ctsx", ".json"];
const additions = ["", ...endings, ...endings.map((ending) => `/index${ending}`)];

/**
 * All files that a module's name may stand for in another module. `import`, `require` and jiti each have rules of their
 * own for endings, directories and the conditions of packages, and any of them may load the module.
 */
export async function filesNamed(name: string, from: string): Promise<readonly string[]> {
  const isRelative = /^\.{0,2}\//.test(name) || /^\.{1,2}$/.test(name);
  const found = [asUrl(name, from, isRelative), ...(isRelative ? relativeFiles(name, from) : [])];
  if (!/^file:/i.test(name)) addAll(found, await resolved(name, from));
  return [...new Set(found.filter((file) => file !== undefined && isThere(file)))] as readonly string[];
}

/** As `import` reads it: escapes stand for characters, and what follows `?` or `#` is not of the name. */
function asUrl(name: string, from: string, isRelative: boolean): string | undefined {
  if (!isRelative && !/^file:/i.test(name)) return undefined;
  try {
    return fileURLToPath(new URL(name, pathToFileURL(from)));
  } catch {
    return undefined;
  }
}

/** TypeScript is imported under its own name, that of its output, or none at all. */
function relativeFiles(name: string, from: string): readonly string[] {
  const path = name.startsWith("/") ? name : join(dirname(from), name);
  const source = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  return [source, ...additions.map((addition) => path + addition)];
}

/** By the rules for packages, `imports`, and the `main` of directories: as `require` sees it and as `import` does. */
async function resolved(name: string, from: string): Promise<readonly string[]> {
  const { createRequire } = await import("node:module");
  const { createJiti } = await import("jiti");
  jiti ??= createJiti(import.meta.url, { fsCache: false });
  const { esmResolve } = jiti;
  const parentURL = pathToFileURL(from).href;
  const ways = [
    () => createRequire(from).resolve(name),
    ...conditions.map((some) => () => esmResolve(name, { parentURL, conditions: ["node", ...some] })),
  ];
  return ways.flatMap((resolve) => {
    try {
      const file = resolve();
      return file.startsWith("file:") ? fileURLToPath(file) : file;
    } catch {
      return [];
    }
  });
}

let jiti: Jiti | undefined;

/** Those that Node and jiti set, beside `node` itself. */
const conditions = [["import"], ["import", "module-sync"], ["require"]] as const;

/** A pipe, too, of which a policy has something to say. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}
