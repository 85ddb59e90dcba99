import { defineConfig } from "vitest/config";

// `npm run test:builds`: what fixes do to images, told by a Docker engine; `npm run build` first. Skipped where none answers.

export default defineConfig({
  test: {
    include: ["test/builds/**/*.build.ts"],
    // One build at a time: they take all of a machine.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
