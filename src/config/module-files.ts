import { builtinModules } from "node:module";
import { extname } from "node:path";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { addAll } from "../text/add-all.ts";
import { filesNamed } from "./module-names.ts";

/** The files that a module is made of, itself included, or why that cannot be told. */
export interface ModuleFiles {
  /** Text by absolute path, in a fixed order. */
  readonly files: ReadonlyMap<string, string>;
  /** Programs that are no text, what cannot be read, and our own package. */
  readonly others: readonly string[];
  /** The end of "PLUGIN ...": "loads modules by computed names". Undefined when the files are all there is. */
  readonly doubt: string | undefined;
}

/** Modules of Node that bring nothing in from outside of the program. */
const pure = new Set(["assert", "buffer", "path", "path/posix", "querystring", "string_decoder", "url", "util"]);

/** White space and comments, of a length that keeps the search linear. */
const gap = String.raw`\s*(?:(?:/\*(?:(?!\*/)[^]){0,200}\*/|//[^\n]{0,200}\n)\s*){0,9}`;

/** Words in quotes behind `from`, `import`, `import(` or `require(`; comments may match too, which does no harm. */
const specifiers = new RegExp(
  String.raw`\b(?:from|import|require)${gap}(?:\(${gap})?(["'\x60])((?:[^"'\x60\n$]|\$(?!\{))+)\1`,
  "g",
);

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
      doubt ??= `loads ${file}, which is not text`;
      continue;
    }
    files.set(file, text);
    if (extname(file) === ".json") continue;
    if (computed.test(text)) doubt ??= `loads modules by computed names (${file})`;
    for (const name of importedNames(text)) {
      const found = await resolveName(name, file);
      if ("doubt" in found) doubt ??= `imports ${name}, which ${found.doubt} (${file})`;
      else if (isOurs(name)) for (const own of found.files) others.add(own);
      else addAll(open, found.files);
    }
  }
  return { files, others: [...others], doubt };
}

function importedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(specifiers)].map((match) => match[2] as string));
}

type Resolved = { readonly files: readonly string[] } | { readonly doubt: string };

/** No file for what cannot change: modules of Node that only compute. */
async function resolveName(name: string, from: string): Promise<Resolved> {
  const plain = name.replace(/^node:/, "");
  if (name.startsWith("node:") || builtinModules.includes(plain))
    return pure.has(plain) ? { files: [] } : { doubt: "can read what may change" };
  const files = await filesNamed(name, from);
  // A relative name that nothing answers to is not loaded either; where our own package is not, it is this program.
  const isKnown = files.length > 0 || /^\.{0,2}\//.test(name) || isOurs(name);
  return isKnown ? { files } : { doubt: "cannot be found" };
}

/** Our own package. It is known by its version, so its files are named but not followed. */
function isOurs(name: string): boolean {
  return name === "plimsoll" || name.startsWith("plimsoll/");
}

function readQuietly(file: string): string | undefined {
  const text = readText(file, { largest: largest.generated });
  return text instanceof ReadFault ? undefined : text;
}
