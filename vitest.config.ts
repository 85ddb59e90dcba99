import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Examples import the package by name; here that means the sources.
    alias: {
      "plimsoll/kind-kit": here("src/kind-kit.ts"),
      "plimsoll/kit": here("src/kit.ts"),
      "plimsoll/testing": here("src/testing/index.ts"),
      plimsoll: here("src/index.ts"),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "**/*.growth.test.ts"],
        },
      },
      // Counts what code does instead of taking its time; see the helper.
      {
        extends: true,
        test: {
          name: "growth",
          include: ["test/**/*.growth.test.ts"],
          setupFiles: ["test/helpers/steps.ts"],
          execArgv: ["--no-opt", "--no-maglev"],
        },
      },
    ],
    // Nothing in the project is global or mutable, so test files share their modules: several times faster.
    isolate: false,
    pool: "forks",
    // For what hangs: machines that run the tests are often busy with something else.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    reporters: ["default", here("scripts/summary-reporter.ts")],
  },
});
