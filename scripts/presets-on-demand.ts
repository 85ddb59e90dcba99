import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import type { Preset } from "../presets/types.ts";
import type { PresetEntry } from "../src/cli/presets-on-demand.ts";
import { root } from "./project.ts";

const imported = /^import \{ (\w+) \} from "(\.\/peers\/[\w-]+\.ts)";$/gm;

/** Makes a bundle evaluate the presets of another linter when one of them is named. */
export const presetsOnDemand: Plugin = {
  name: "presets-on-demand",
  setup({ onLoad }) {
    onLoad({ filter: /\/presets\/index\.ts$/ }, async ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [line, name = "", from = ""] of contents.matchAll(imported)) {
        const module = await import(new URL(from, pathToFileURL(path)).href);
        const entries = JSON.stringify((module[name] as readonly Preset[]).map(entryOf));
        const later = `import { ${name} as later_${name} } from ${JSON.stringify(from)};`;
        const made = `const ${name} = presetsOnDemand(${entries}, () => later_${name});`;
        contents = contents.replace(line, `${later}\n${made}`);
      }
      const runtime = JSON.stringify(`${root}/src/cli/presets-on-demand.ts`);
      return {
        contents: `import { presetsOnDemand } from ${runtime};\n${contents}`,
        loader: "ts",
        resolveDir: dirname(path),
      };
    });
  },
};

function entryOf({ name, summary, addsToRecommended, setting }: Preset): PresetEntry {
  if (addsToRecommended) throw new Error(`preset ${name} adds to recommended, which no entry says`);
  return { name, summary, hasSettings: setting !== undefined };
}
