import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import { pngOf } from "../editors/vscode/icon.ts";
import { manifest, root } from "./project.ts";
import { bundleSelfContained } from "./self-contained.ts";

// Builds the VS Code extension into `editors/vscode/dist`, or the directory that is named: all that goes into its
// package, with the language server and everything that it needs. `vsce package --no-dependencies` in that directory
// makes the package.

const source = `${root}/editors/vscode`;
const out = resolve(process.argv[2] ?? `${source}/dist`);
/** The oldest Node in a VS Code that the extension runs in. */
const target = "node20.19";

rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/schema`, { recursive: true });
await Promise.all([
  bundleSelfContained({ entry: "src/self-contained/lsp.ts", outfile: `${out}/dist/server.cjs`, target }),
  buildExtension(),
]);
writeManifest();
for (const name of ["config.schema.json", "baseline.schema.json"]) {
  copyFileSync(`${root}/schema/${name}`, `${out}/schema/${name}`);
}
copyFileSync(`${root}/LICENSE`, `${out}/LICENSE`);
for (const name of ["README.md", "CHANGELOG.md"]) copyFileSync(`${source}/${name}`, `${out}/${name}`);
writeFileSync(`${out}/icon.png`, pngOf(readFileSync(`${source}/icon.svg`, "utf8"), 256));
console.log(out);

async function buildExtension(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [`${source}/src/extension.ts`],
    outfile: `${out}/dist/extension.cjs`,
    bundle: true,
    platform: "node",
    format: "cjs",
    target,
    external: ["vscode"],
    logLevel: "warning",
    legalComments: "none",
    minify: true,
  });
}

/** The version is the package's; what only the sources need stays behind. */
function writeManifest(): void {
  const { type, devDependencies, ...shipped } = JSON.parse(readFileSync(`${source}/package.json`, "utf8"));
  writeFileSync(`${out}/package.json`, `${JSON.stringify({ ...shipped, version: manifest.version }, null, 2)}\n`);
}
