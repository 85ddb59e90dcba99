import { statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { resolvePackage } from "./code.ts";

/** The files that a module is made of, itself included, or why that cannot be told. */
export interface ModuleFiles {
  /** Text by absolute path, in a fixed order. */
  readonly files: ReadonlyMap<string, string>;
  /** Programs that are no text, and what cannot be read. */
  readonly others: readonly string[];
  /** The end of "PLUGIN ...": "loads modules by computed names". Undefined when the files are all there is. */
  readonly doubt: string | undefined;
}

/** Modules of Node that bring nothing in from outside of the program. */
const pure = new Set(["assert", "buffer", "path", "path/posix", "querystring", "string_decoder", "url", "util"]);

/** Words in quotes behind `from`, `import`, `import(` or `require(`; comments may match too, which does no harm. */
const specifiers = /\b(?:from|import|require)\s*\(?\s*(["'])([^"'\n]+)\1/g;

/** A module that is named by something else than plain words in quotes. */
const computed = /\b(?:import|require)\s*\(\s*(?!["'][^"'\n]*["']\s*[,)])|\bcreateRequire\b/;

/** Follows imports from a module through all files that it names, packages included. */
export async function moduleFiles(entry: string): Promise<ModuleFiles> {
  const files = new Map<string, string>();
  const others = new Set<string>();
  let doubt: string | undefined;
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file) || others.has(file)) continue;
    const text = extname(file) === ".node" ? undefined : readQuietly(file);
    if (text === undefined) {
      others.add(file);
      doubt ??= `loads ${file}, which is no text`;
      continue;
    }
    files.set(file, text);
    if (extname(file) === ".json") continue;
    if (computed.test(text)) doubt ??= `loads modules by computed names (${file})`;
    for (const name of importedNames(text)) {
      const found = await resolveName(name, file);
      if ("doubt" in found) doubt ??= `imports ${name}, which ${found.doubt} (${file})`;
      else if (found.file !== undefined) open.push(found.file);
    }
  }
  return { files, others: [...others], doubt };
}

function importedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(specifiers)].map((match) => match[2] as string));
}

type Resolved = { readonly file: string | undefined } | { readonly doubt: string };

/** No file for what cannot change: our own package, which is known by its version, and modules of Node that only compute. */
async function resolveName(name: string, from: string): Promise<Resolved> {
  const plain = name.replace(/^node:/, "");
  if (name.startsWith("node:") || builtinModules.includes(plain))
    return pure.has(plain) ? { file: undefined } : { doubt: "can read what may change" };
  if (name === "plimsoll" || name.startsWith("plimsoll/")) return { file: undefined };
  if (name.startsWith("file:")) return { file: fileURLToPath(name) };
  // A relative name that nothing answers to is not loaded either.
  if (/^\.{0,2}\//.test(name)) return { file: resolveRelative(name, from) };
  const file = await resolvePackage(name, dirname(from)).catch(() => undefined);
  return file === undefined ? { doubt: "cannot be found" } : { file };
}

/** TypeScript is imported under its own name, that of its output, or none at all. */
const endings = ["", ".ts", ".mts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

function resolveRelative(name: string, from: string): string | undefined {
  const path = name.startsWith("/") ? name : join(dirname(from), name);
  const source = path.replace(/\.([cm]?)js$/, ".$1ts");
  return [...endings.map((ending) => path + ending), source].find((file) =>
    statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}

function readQuietly(file: string): string | undefined {
  const text = readText(file, { largest: largest.generated });
  return text instanceof ReadFault ? undefined : text;
}
