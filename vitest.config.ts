import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Examples import the package by name; here that means the sources.
    alias: { "plimsoll/testing": here("src/testing/index.ts"), plimsoll: here("src/index.ts") },
  },
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    // Nothing in the project is global or mutable, so test files share their modules: several times faster.
    isolate: false,
    pool: "forks",
    // Machines that run the tests are often busy with something else.
    testTimeout: 30_000,
    reporters: ["default", here("scripts/summary-reporter.ts")],
  },
});
