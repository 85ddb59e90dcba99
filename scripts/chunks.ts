import { basename } from "node:path";
import { type BuildOptions, build, transform } from "esbuild";
import { manifest } from "./project.ts";

/**
 * Bundles an entry for Node into one CommonJS text in which each part is evaluated when something first needs it.
 *
 * esbuild splits ES modules only, and into files: here each of its chunks becomes a function, called by the first that
 * imports a name from it. One file is read and one code cache kept, and what a run does not need costs it next to
 * nothing. Names are gone: a chunk hands on an array of what it exports, but for those that `import()` asks for. So
 * what is exported must not be assigned again, and a module must not be imported for its effect alone.
 *
 * `import()` stays asynchronous; `loadNow(import("./file.ts"))` is replaced by what it loads.
 */
export async function bundleInChunks(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    ...options,
    entryPoints: { [entryName]: entry },
    outdir: "/",
    outExtension: { ".js": ".js" },
    format: "esm",
    splitting: true,
    write: false,
    minifyWhitespace: false,
    minifyIdentifiers: false,
  });
  const chunks = chunksOf(outputFiles);
  const functions = [...chunks.values()].map((chunk) => `()=>{${asFunctionBody(chunk, chunks)}}`);
  const text = [
    "const $loaded=[],$load=(i)=>$loaded[i]??=$chunks[i](),$later=async(i)=>$load(i);",
    `const $chunks=[${functions.join(",\n")}];`,
    // How many parts a run has evaluated is for tests.
    `module.exports={...$load(${chunkAt(`${entryName}.js`, chunks).number}),evaluated:()=>Object.keys($loaded).length};`,
  ].join("\n");
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: options.target,
    legalComments: "none",
    minify: true,
    define: options.define,
    // The launcher runs the bundle from V8's code cache, where Node 20 knows no `import()`.
    supported: { "dynamic-import": false },
    logOverride: { "unsupported-dynamic-import": "error" },
  });
  return code;
}

const entryName = "main";
const packages: ReadonlySet<string> = new Set(Object.keys(manifest.dependencies));

interface Chunk {
  readonly number: number;
  /** As esbuild writes it: statements, among them its imports, and what it exports. */
  readonly text: string;
  /** What it exports, by the name that importers know, with its own name for it. */
  readonly exports: ReadonlyMap<string, string>;
  /** Whether `import()` asks for it, and so for names. */
  readonly named: boolean;
}

type Chunks = ReadonlyMap<string, Chunk>;

const importing = /^import(?: (?:(\w+)|\* as (\w+)|\{([^}]*)\}) from)? "([^"]+)";\n/gm;
const importingLater = /\bimport\("(\.\/[^"]+\.js)"\)/g;
const exporting = /^export \{([^}]*)\};\n/m;

function chunksOf(files: readonly { readonly path: string; readonly text: string }[]): Chunks {
  const later = new Set(
    files.flatMap(({ text }) => [...text.matchAll(importingLater)].map(([, file]) => basename(file as string))),
  );
  later.add(`${entryName}.js`);
  return new Map(
    files.map(({ path, text }, number) => {
      const name = basename(path);
      const exports = new Map(namesIn(exporting.exec(text)?.[1] ?? "").map(([own, given]) => [given, own]));
      if (exports.size === 0)
        throw new Error(`nothing is exported by ${name}, which would never be evaluated:\n${text}`);
      return [name, { number, text, exports, named: later.has(name) }];
    }),
  );
}

function chunkAt(file: string, chunks: Chunks): Chunk {
  const chunk = chunks.get(basename(file));
  if (!chunk) throw new Error(`there is no chunk ${file}`);
  return chunk;
}

/** Of "a, b as c" the pairs of names. */
function namesIn(list: string): readonly (readonly [name: string, as: string])[] {
  const names = list.split(",").map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    const [first = "", second = first] = name.split(" as ");
    return [first, second];
  });
}

function asFunctionBody({ text, exports, named }: Chunk, chunks: Chunks): string {
  return text
    .replace(importing, (all, byDefault, whole, names: string | undefined, from: string) => {
      if (from.startsWith("./")) return importFrom(chunkAt(from, chunks), names);
      if (!from.startsWith("node:") && !packages.has(from)) return all;
      const value = `require(${JSON.stringify(from)})`;
      if (whole) return `const ${whole}=${value};\n`;
      return `const{${byDefault ? `default:${byDefault}` : names?.replaceAll(" as ", ":")}}=${value};\n`;
    })
    .replace(
      exporting,
      named ? `return{${[...exports].map((pair) => pair.join(":"))}};` : `return[${[...exports.values()]}];`,
    )
    .replace(/\bloadNow\(import\("(\.\/[^"]+\.js)"\)\)/g, (_, file: string) => `$load(${chunkAt(file, chunks).number})`)
    .replace(importingLater, (_, file: string) => `$later(${chunkAt(file, chunks).number})`);
}

function importFrom({ number, exports, named }: Chunk, list: string | undefined): string {
  const names = namesIn(list ?? "");
  if (names.length === 0) return "";
  const given = [...exports.keys()];
  const values = names.map(([name, as]) => `${as}=$${number}${named ? `.${name}` : `[${given.indexOf(name)}]`}`);
  return `const $${number}=$load(${number}),${values};\n`;
}
