import { defineConfig } from "vitest/config";

// Real editors against the built server: `npm run build` first. Those that are not installed are skipped.

export default defineConfig({
  test: { include: ["test/editors/*.editor.ts"], testTimeout: 120_000, fileParallelism: false },
});
