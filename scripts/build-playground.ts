import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { style } from "../src/reporters/html/style.ts";
import { root } from "./project.ts";

const source = `${root}/site/playground`;

/** Browsers with modules in workers and `DecompressionStream`. */
const target = ["es2022", "chrome105", "firefox114", "safari16.4"];

/** Writes the playground, all of it, into a directory. */
export async function buildPlayground(out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`${source}/main.ts`, `${source}/worker.ts`],
    outdir: out,
    bundle: true,
    // What only some files need, such as the parser of YAML, is loaded when one of them is there.
    splitting: true,
    format: "esm",
    // What needs Node does not resolve here, and fails the build.
    platform: "browser",
    target,
    minify: true,
    legalComments: "none",
    logLevel: "warning",
  });
  for (const name of ["index.html", "playground.css"]) copyFileSync(`${source}/${name}`, `${out}/${name}`);
  copyFileSync(`${root}/editors/vscode/icon.svg`, `${out}/icon.svg`);
  writeFileSync(`${out}/report.css`, style);
}
