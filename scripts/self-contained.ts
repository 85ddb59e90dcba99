import { appendFileSync } from "node:fs";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { Notices } from "./notices.ts";
import { manifest, root } from "./project.ts";

/** Modules of ours that look for a file beside themselves, with what stands in for them where there is none. */
const standIns = ["version", "own-modules", "ast-builder"];

interface SelfContained {
  /** Path of the entry, relative to the project. */
  readonly entry: string;
  readonly outfile: string;
  /** As esbuild names it: "node24". */
  readonly target: string;
  /** Further modules that something in `src/self-contained` stands in for, by name. */
  readonly standIns?: readonly string[];
}

/**
 * Bundles an entry with everything that it needs into one CommonJS file that reads no other: for places where nothing
 * is installed, the licences of all that at its end. The same sources and dependencies give the same bytes.
 */
export async function bundleSelfContained(options: SelfContained): Promise<void> {
  const { entry, outfile, target } = options;
  const notices = new Notices();
  await build({
    ...common,
    entryPoints: [entry],
    outfile,
    target,
    plugins: [notices.plugin, standInsFor([...standIns, ...(options.standIns ?? [])])],
  });
  appendFileSync(outfile, `/*\n${notices.text().replaceAll("*/", "* /")}*/\n`);
}

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "cjs",
  logLevel: "warning",
  // The texts of licences follow as they are.
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  // The entry of jiti for ES modules looks for its compiler on the disk.
  alias: { jiti: "./node_modules/jiti/lib/jiti.cjs" },
  // Only for a loader of cosmiconfig's that ours replaces.
  external: ["typescript"],
  define: {
    "import.meta.url": "importMetaUrl",
    PLIMSOLL: JSON.stringify({ version: manifest.version, homepage: manifest.homepage }),
  },
  banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
};

/** Makes bundles take modules of these names from `src/self-contained`. */
export function standInsFor(names: readonly string[]): Plugin {
  return {
    name: "stand-ins",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^\\..*/(${names.join("|")})\\.ts$`) }, ({ path }) => ({
        path: `${root}/src/self-contained/${path.slice(path.lastIndexOf("/") + 1)}`,
      }));
    },
  };
}
