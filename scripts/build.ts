import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { builtinRules } from "../rules/index.ts";
import { validatorSource } from "../src/config/validator.ts";
import { commandTablesApart, commandTablesText } from "./command-tables.ts";
import { manifest, root } from "./project.ts";

// Builds `dist`:
//   cli.cjs                        what `plimsoll` starts: src/launcher.ts
//   main.cjs                       the whole command line in one file, so that linting a file loads one file
//   command-tables.txt             what it knows of commands, parsed as they are met
//   import-module.cjs              the one import that cannot be in it
//   lsp.cjs                        the language server, with an engine of its own
//   html.cjs                       the HTML report
//   index.js, kit.js, kind-kit.js, testing.js   the library as ES modules, with the chunks they share
//   config-validator.js            the configuration's JSON schema, compiled ahead
//   types/                         declarations

const dist = `${root}/dist`;

const inside = new Set(["unbash", "smol-toml", "@rgrove/parse-xml"]);

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  // Packages stay outside and are loaded when asked for; the shell parser is needed for every Dockerfile, and what a rule
  // reads beside one it reads at once.
  external: Object.keys(manifest.dependencies).filter((name) => !inside.has(name)),
};

/** Bundles of their own for what most runs do without: the language server and the HTML report. */
const apart: Readonly<Record<string, string>> = { lsp: "src/lsp/stdio.ts", html: "src/reporters/html.ts" };

/** Keeps these out of the other bundles, and the one file that imports by URL. */
const importsApart: Plugin = {
  name: "imports-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/import-module\.ts$/ }, () => ({ path: "./import-module.cjs", external: true }));
    onResolve({ filter: /\/(stdio|html)\.ts$/ }, ({ kind, path, resolveDir }) => {
      const file = relative(root, resolve(resolveDir, path)).replaceAll("\\", "/");
      const name = Object.keys(apart).find((candidate) => apart[candidate] === file);
      return kind === "entry-point" || !name ? undefined : { path: `./${name}.cjs`, external: true };
    });
  },
};

// Types first and elsewhere: where they are wrong, what was built before stays.
const types = mkdtempSync(join(tmpdir(), "plimsoll-types-"));
try {
  process.exitCode = declareTypes(types);
  if (process.exitCode === 0) {
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist);
    cpSync(types, `${dist}/types`, { recursive: true });
    await Promise.all([buildCli(), buildLibrary(), buildValidator()]);
    requireAscii(["cli.cjs", "main.cjs"]);
  }
} finally {
  rmSync(types, { recursive: true, force: true });
}

/** Writes the declarations, and returns what the compiler ends with: it has said itself what is wrong. */
function declareTypes(outDir: string): number {
  const tsc = `${root}/node_modules/typescript/bin/tsc`;
  const args = [tsc, "-p", "tsconfig.build.json", "--outDir", outDir];
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

/**
 * The launcher reads the bundle as Latin-1, the fastest way: any other character would be another one there. Strings are
 * escaped by the bundler; regular expressions have to be written with escapes.
 */
function requireAscii(names: readonly string[]): void {
  for (const name of names) {
    const [found] = /[^\0-\x7f].{0,40}/.exec(readFileSync(`${dist}/${name}`, "utf8")) ?? [];
    if (found !== undefined) throw new Error(`${name} is not ASCII, at: ${found}`);
  }
}

async function buildCli(): Promise<void> {
  const commonJs: BuildOptions = { ...common, outdir: dist, outExtension: { ".js": ".cjs" }, format: "cjs" };
  const importMeta =
    'const{pathToFileURL:toUrl}=require("node:url"),importMetaUrl=toUrl(__filename).href,' +
    "importMetaResolve=name=>toUrl(require.resolve(name)).href;";
  const bundle: BuildOptions = {
    ...commonJs,
    plugins: [importsApart, commandTablesApart],
    define: { "import.meta.url": "importMetaUrl", "import.meta.resolve": "importMetaResolve" },
    banner: { js: importMeta },
  };
  await build({
    ...bundle,
    entryPoints: { main: "src/cli/bin.ts" },
    // The function that Node wraps around a module, so that the launcher need not copy the text to add it.
    banner: { js: `(function(exports,require,module,__filename,__dirname){${importMeta}` },
    footer: { js: "})" },
    // Less to read and to deserialise at every start.
    minifyIdentifiers: true,
    // The launcher runs the bundle from V8's code cache, where Node 20 knows no `import()`.
    supported: { "dynamic-import": false },
    logOverride: { "unsupported-dynamic-import": "error" },
  });
  await build({ ...bundle, entryPoints: apart, minifyIdentifiers: true });
  writeFileSync(`${dist}/command-tables.txt`, commandTablesText());
  await build({ ...commonJs, entryPoints: { "import-module": "src/config/import-module.ts" } });
  const hash = createHash("sha256").update(readFileSync(`${dist}/main.cjs`));
  await build({
    ...commonJs,
    entryPoints: { cli: "src/launcher.ts" },
    define: { BUNDLE_HASH: JSON.stringify(hash.digest("hex").slice(0, 16)) },
    banner: { js: "#!/usr/bin/env node" },
  });
  chmodSync(`${dist}/cli.cjs`, 0o755);
}

async function buildLibrary(): Promise<void> {
  await build({
    ...common,
    entryPoints: {
      index: "src/index.ts",
      kit: "src/kit.ts",
      "kind-kit": "src/kind-kit.ts",
      testing: "src/testing/index.ts",
    },
    outdir: dist,
    // Beside the entries: what looks for a file beside itself finds it from a chunk too.
    chunkNames: "chunk-[hash]",
    format: "esm",
    splitting: true,
  });
}

async function buildValidator(): Promise<void> {
  await build({
    ...common,
    stdin: { contents: await validatorSource(builtinRules), resolveDir: root },
    outfile: `${dist}/config-validator.js`,
    format: "esm",
    external: [],
  });
}
