import { defineConfig } from "vitest/config";

// `npm run test:clients`: Plimsoll, packed, in the hands of the programs that people meet it through. They are
// installed below a temporary directory; what is not to be had on this machine is skipped, and says so.
export default defineConfig({
  test: {
    include: ["test/**/*.client.ts"],
    globalSetup: "test/clients/pack.ts",
    // One at a time: they install packages, and wait for each other's locks otherwise.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ["verbose"],
  },
});
