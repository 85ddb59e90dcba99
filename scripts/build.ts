import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { builtinRules } from "../rules/index.ts";
import { validatorSource } from "../src/config/validator.ts";
import { apart, bundle, common, commonJs, notices } from "./bundles.ts";
import { commandTablesText } from "./command-tables.ts";
import { copyDeclarations } from "./declarations.ts";
import { mainPacks, packName } from "./main-packs.ts";
import { root } from "./project.ts";
import { ruleWords } from "./rules-on-demand.ts";

// Builds `dist`:
//   cli.cjs                        what `plimsoll` starts: src/launcher.ts
//   main.cjs, main.1.cjs, main.2.cjs
//                                  the command line: what linting a file takes is in the first, or the first two
//   command-tables.txt             what it knows of commands, parsed as they are met
//   rule-words.txt                 what rules say of themselves, read when somebody wants to know
//   import-module.cjs              the one import that cannot be in it
//   lsp.cjs                        the language server, with an engine of its own
//   html.cjs                       the HTML report
//   index.js, kit.js, kind-kit.js, testing.js   the library as ES modules, with the chunks they share
//   config-validator.js            the configuration's JSON schema, compiled ahead
//   licenses.txt                   licences of what the bundles hold of others
//   types/                         declarations

const dist = `${root}/dist`;
const library = {
  index: "src/index.ts",
  kit: "src/kit.ts",
  "kind-kit": "src/kind-kit.ts",
  testing: "src/testing/index.ts",
};

// Types first and elsewhere: where they are wrong, what was built before stays.
const types = mkdtempSync(join(tmpdir(), "plimsoll-types-"));
try {
  process.exitCode = declareTypes(types);
  if (process.exitCode === 0) {
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist);
    copyDeclarations(
      types,
      `${dist}/types`,
      Object.values(library).map((entry) => entry.replace(/\.ts$/, ".d.ts")),
    );
    await Promise.all([buildCli(), buildLibrary(), buildValidator()]);
    writeFileSync(`${dist}/licenses.txt`, notices.text());
    requireAscii(readdirSync(dist).filter((name) => /^(cli|main.*)\.cjs$/.test(name)));
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
 * The launcher reads these as Latin-1, the fastest way: any other character would be another one there. Strings are
 * escaped by the bundler; regular expressions have to be written with escapes.
 */
function requireAscii(names: readonly string[]): void {
  for (const name of names) {
    const [found] = /[^\0-\x7f].{0,40}/.exec(readFileSync(`${dist}/${name}`, "utf8")) ?? [];
    if (found !== undefined) throw new Error(`${name} is not ASCII, at: ${found}`);
  }
}

async function buildCli(): Promise<void> {
  const packs = await mainPacks();
  const hash = createHash("sha256").update(packs.join("")).digest("hex").slice(0, 16);
  for (const [i, text] of packs.entries()) writeFileSync(`${dist}/${packName(i)}`, `${text}//${hash}`);
  await build({ ...bundle, outdir: dist, entryPoints: apart, minifyIdentifiers: true });
  writeFileSync(`${dist}/command-tables.txt`, commandTablesText());
  writeFileSync(`${dist}/rule-words.txt`, await ruleWords());
  await build({ ...commonJs, outdir: dist, entryPoints: { "import-module": "src/config/import-module.ts" } });
  await build({
    ...commonJs,
    outdir: dist,
    entryPoints: { cli: "src/launcher.ts" },
    define: { PACKS_HASH: JSON.stringify(hash) },
    banner: { js: "#!/usr/bin/env node" },
  });
  chmodSync(`${dist}/cli.cjs`, 0o755);
}

async function buildLibrary(): Promise<void> {
  await build({
    ...common,
    entryPoints: library,
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
