import { dirname, join } from "node:path";
import { type BuildOptions, type BuildResult, build, type OutputFile, transform } from "esbuild";
import { importedOnUse } from "./imported-on-use.ts";
import { manifest, root } from "./project.ts";

// Bundles an entry for Node into CommonJS texts in which each module is evaluated when something first needs it.
//
// esbuild splits ES modules only, and into files: with every module of ours an entry, each comes out as one file, which
// here becomes a function. What a module imports is evaluated by the first use inside of a function, or with the module
// where that needs it at once. Functions lie together in packs, each a text with a code cache of its own, so that a run
// reads and compiles next to nothing of what it does not need. Names are gone: a module hands on an array of what it
// exports, but for those that `import()` asks for. So what is exported must not be assigned again, and a module must not
// be imported for its effect alone.

/** The modules of a program, as functions that evaluate them. */
export interface Modules {
  /** Each module's path, relative to the project: `src/cli/bin.js`. What packages hold has no name that lasts. */
  readonly paths: readonly string[];
  /**
   * The texts of packs, from the modules in each, given as places in `paths`; those that are left make the last one. The
   * first is a function to be called as the one around a CommonJS module, with one argument more: what gives the function of
   * another pack, by its number.
   */
  pack(parts: readonly (readonly number[])[]): Promise<readonly string[]>;
}

/** @param header statements that each pack begins with. */
export async function modulesOf(entry: string, options: BuildOptions, header: string): Promise<Modules> {
  const modules = modulesIn(await everyModule(entry, options), asOutput(entry));
  const paths = [...modules.keys()].map((path) => path.slice(root.length + 1));
  return {
    paths,
    async pack(parts) {
      const given = new Set(parts.flat());
      const packs = [...parts, [...paths.keys()].filter((place) => !given.has(place))];
      const ordered = [...modules.values()];
      // Modules are numbered in the order of the packs.
      for (const [number, place] of packs.flat().entries()) (ordered[place] as Module).number = number;
      const texts = packs.map((places) =>
        places.map((place) => `()=>{${asFunctionBody(ordered[place] as Module, modules)}}`),
      );
      const start = load(modules.get(asOutput(entry)) as Module);
      const counts = packs.map(({ length }) => length);
      return Promise.all(
        texts.map((functions, i) =>
          i === 0
            ? asFunction(
                "exports,require,module,__filename,__dirname,$run",
                header + firstPack(functions, start, counts),
                options,
              )
            : asFunction(`${outside},${inside}`, `${header}return[${functions.join(",\n")}]`, options),
        ),
      );
    },
  };
}

/** What packs are given from outside, and what by the first. Names stay as they are written where they are parameters. */
const outside = "require,__filename,__dirname";
const values = "$v";
const loading = "$l";
const loadingLater = "$a";
const inside = [values, loading, loadingLater].join(",");

/** Stands before functions that V8 is to compile with the text around them, as it does for those in parentheses. */
const compiledAtOnce = "$f";

/** Keeps what each module hands on, and what evaluates it, by its number. */
function firstPack(own: readonly string[], start: string, counts: readonly number[]): string {
  return `
    const ${values}=[],$functions=[${own.map((one) => `${compiledAtOnce}(${one})`).join(",\n")}],$counts=${JSON.stringify(counts)};
    const ${loading}=(i)=>${values}[i]=($functions[i]??$fetch(i))();
    const ${loadingLater}=async(load)=>load();
    function $fetch(i){
      let pack=0,from=0;
      while(i>=from+$counts[pack])from+=$counts[pack++];
      for(const load of $run(pack)(${outside},${inside}))$functions[from++]=load;
      return $functions[i]
    }
    ${/* Which modules a run has evaluated is for the build and for tests. */ ""}
    module.exports={...${start},evaluated:()=>Object.keys(${values}).map(Number)}`;
}

async function asFunction(parameters: string, body: string, { target, define }: BuildOptions): Promise<string> {
  const { code } = await transform(body, {
    format: "cjs",
    platform: "node",
    target,
    define,
    legalComments: "none",
    minify: true,
    // The launcher runs packs from V8's code cache, where Node 20 knows no `import()`.
    supported: { "dynamic-import": false },
    logOverride: { "unsupported-dynamic-import": "error" },
  });
  // The first pack's are all called: to look them over and compile them later would be to read them twice.
  return `(function(${parameters}){${code.replaceAll(`${compiledAtOnce}(()=>`, "(()=>")}})`;
}

/** Builds each module of ours that the entry needs as a file of its own. */
async function everyModule(entry: string, options: BuildOptions): Promise<readonly OutputFile[]> {
  const esm = { ...options, outdir: root, format: "esm", splitting: true, write: false } as const;
  const { metafile } = await build({ ...esm, entryPoints: [entry], metafile: true });
  const own = Object.keys((metafile as NonNullable<BuildResult["metafile"]>).inputs).filter((path) =>
    /^(src|rules|presets)\/.*\.ts$/.test(path),
  );
  const { outputFiles } = await build({
    ...esm,
    entryPoints: Object.fromEntries(own.map((path) => [path.slice(0, -".ts".length), path])),
    outExtension: { ".js": ".js" },
    minifyWhitespace: false,
    minifyIdentifiers: false,
  });
  return outputFiles;
}

const asOutput = (entry: string) => join(root, entry.replace(/\.ts$/, ".js"));

const packages: ReadonlySet<string> = new Set(Object.keys(manifest.dependencies));

interface Module {
  number: number;
  /** As esbuild writes it: statements, among them its imports, and what it exports. */
  readonly text: string;
  readonly directory: string;
  /** What it exports, by the name that importers know, with its own name for it. */
  readonly exports: ReadonlyMap<string, string>;
  /** Whether `import()` asks for it, and so for names. */
  readonly named: boolean;
}

type ByPath = ReadonlyMap<string, Module>;

const importing = /^import(?: (?:(\w+)|\* as (\w+)|\{([^}]*)\}) from)? "([^"]+)";\n/gm;
const importingLater = /\bimport\("(\.\.?\/[^"]+\.js)"\)/g;
const exporting = /^export \{([^}]*)\};\n/m;

/** Those that something imports: an entry that others import comes out as a file that hands on what another exports. */
function modulesIn(files: readonly OutputFile[], entry: string): ByPath {
  const later = new Set([entry]);
  const imported = new Set([entry]);
  for (const { path, text } of files) {
    const directory = dirname(path);
    for (const [, file = ""] of text.matchAll(importingLater)) later.add(join(directory, file));
    for (const [, , , names, from = ""] of text.matchAll(importing)) {
      if (names !== undefined && from.startsWith(".")) imported.add(join(directory, from));
    }
  }
  return new Map(
    files
      .filter(({ path }) => later.has(path) || imported.has(path))
      .map(({ path, text }) => {
        const exports = new Map(namesIn(exporting.exec(text)?.[1] ?? "").map(([own, given]) => [given, own]));
        if (exports.size === 0) throw new Error(`nothing is exported by ${path}:\n${text}`);
        return [path, { number: 0, text, directory: dirname(path), exports, named: later.has(path) }];
      }),
  );
}

function moduleAt(path: string, modules: ByPath): Module {
  const module = modules.get(path);
  if (!module) throw new Error(`there is no module ${path}`);
  return module;
}

/** Of "a, b as c" the pairs of names. */
function namesIn(list: string): readonly (readonly [name: string, as: string])[] {
  const names = list.split(",").map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    const [first = "", second = first] = name.split(" as ");
    return [first, second];
  });
}

/** What a module hands on, evaluated if need be. */
function load({ number }: Module): string {
  return `(${values}[${number}]??${loading}(${number}))`;
}

function asFunctionBody({ text, directory, exports, named }: Module, modules: ByPath): string {
  const imports = new Map<string, string>();
  const body = text
    .replace(importing, (all, byDefault, whole, names: string | undefined, from: string) => {
      if (from.startsWith(".") && from.endsWith(".js")) {
        const path = join(directory, from);
        for (const [name, as] of namesIn(names ?? "")) imports.set(as, member(moduleAt(path, modules), name));
        return "";
      }
      if (!from.startsWith("node:") && !packages.has(from)) return all;
      const value = `require(${JSON.stringify(from)})`;
      if (whole) return `const ${whole}=${value};\n`;
      return `const{${byDefault ? `default:${byDefault}` : names?.replaceAll(" as ", ":")}}=${value};\n`;
    })
    .replace(
      exporting,
      named ? `return{${[...exports].map((pair) => pair.join(":"))}};` : `return[${[...exports.values()]}];`,
    );
  return importedOnUse(body, imports).replace(importingLater, (_, file: string) => {
    return `${loadingLater}(()=>${load(moduleAt(join(directory, file), modules))})`;
  });
}

function member(module: Module, name: string): string {
  return `${load(module)}${module.named ? `.${name}` : `[${[...module.exports.keys()].indexOf(name)}]`}`;
}
