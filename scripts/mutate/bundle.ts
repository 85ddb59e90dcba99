import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, Script } from "node:vm";
import { build, type Plugin } from "esbuild";
import { root } from "../project.ts";
import { withMutants, withSteps } from "./instrument.ts";
import type { Mutant } from "./mutant.ts";

/** What the bundle finds around itself in place of modules. */
export interface Surroundings {
  readonly vitest: object;
  /** Whether this mutant is the one that is tried; noted as reached. */
  readonly mutant: (number: number) => boolean;
  readonly step: () => void;
}

/** Runs everything that the test files do when they are imported. Each call starts with fresh modules. */
export type Load = (surroundings: Surroundings) => void;

/** Test files and everything of the project that they import as one program, with one file's mutants in it. */
export async function bundle(target: string, mutants: readonly Mutant[], tests: readonly string[]): Promise<Load> {
  const { outputFiles } = await build({
    stdin: {
      contents: tests.map((test) => `import ${JSON.stringify(`./${test}`)};`).join("\n"),
      resolveDir: root,
      sourcefile: "tests.ts",
    },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "error",
    // Examples import the package by name; here that means the sources.
    alias: { "plimsoll/testing": `${root}/src/testing/index.ts`, plimsoll: `${root}/src/index.ts` },
    plugins: [instrumented(`${root}/${target}`, mutants)],
  });
  const code = outputFiles[0]?.text ?? "";
  const script = new Script(`((require, module, exports, $mutant, $step) => {${code}\n})`, {
    filename: `${root}/mutated.cjs`,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const require = createRequire(`${root}/package.json`);
  return ({ vitest, mutant, step }) => {
    const module = { exports: {} };
    const load = (name: string) => (name === "vitest" ? vitest : require(name));
    script.runInThisContext()(load, module, module.exports, mutant, step);
  };
}

/** Files as they were when the process started to need them, with steps counted. */
const stepped = new Map<string, string>();

function instrumented(target: string, mutants: readonly Mutant[]): Plugin {
  return {
    name: "instrumented",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = () => readFileSync(path, "utf8");
        if (path === target) return { contents: withSteps(path, withMutants(text(), mutants)), loader: "ts" };
        const contents = stepped.get(path) ?? withSteps(path, text());
        stepped.set(path, contents);
        return { contents, loader: "ts" };
      });
    },
  };
}
