import { relative, resolve } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { commandTablesApart } from "./command-tables.ts";
import { type Modules, modulesOf } from "./module-packs.ts";
import { Notices } from "./notices.ts";
import { presetsOnDemand } from "./presets-on-demand.ts";
import { manifest, root } from "./project.ts";
import { rulesOnDemand } from "./rules-on-demand.ts";
import { standInsFor } from "./self-contained.ts";

/** In the bundles although it is installed too: its types are in ours, and every Dockerfile needs it. */
const inside = new Set(["unbash"]);

/** Whose code is in the bundles of the package that have been built. */
export const notices = new Notices();

/** Of every bundle of the package. */
export const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
  // The texts of licences are in a file of their own.
  legalComments: "none",
  plugins: [notices.plugin],
  minifyWhitespace: true,
  minifySyntax: true,
  // What is installed beside stays outside, and is loaded when asked for.
  external: Object.keys(manifest.dependencies).filter((name) => !inside.has(name)),
};

/** Bundles of their own for what most runs do without: the language server and the HTML report. */
export const apart: Readonly<Record<string, string>> = { lsp: "src/lsp/stdio.ts", html: "src/reporters/html.ts" };

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

export const commonJs: BuildOptions = { ...common, outExtension: { ".js": ".cjs" }, format: "cjs" };

const importMeta =
  'const{pathToFileURL:toUrl}=require("node:url"),importMetaUrl=toUrl(__filename).href,' +
  "importMetaResolve=name=>toUrl(require.resolve(name)).href;";

/** Of bundles that hold an engine. */
export const bundle: BuildOptions = {
  ...commonJs,
  plugins: [notices.plugin, importsApart, commandTablesApart],
  define: { "import.meta.url": "importMetaUrl", "import.meta.resolve": "importMetaResolve" },
  banner: { js: importMeta },
};

/** The modules of the command line. */
export function mainModules(): Promise<Modules> {
  const plugins = [
    notices.plugin,
    importsApart,
    commandTablesApart,
    rulesOnDemand,
    presetsOnDemand,
    // Reading the manifest at every start would take longer than many a rule.
    standInsFor(["version"]),
  ];
  const define = {
    ...bundle.define,
    "PLIMSOLL.version": JSON.stringify(manifest.version),
    "PLIMSOLL.homepage": JSON.stringify(manifest.homepage) ?? "undefined",
  };
  return modulesOf("src/cli/bin.ts", { ...bundle, banner: {}, define, plugins }, importMeta);
}
