import { defineRule } from "../../src/author.ts";
import { packageUse, pinOptions, pinPackages } from "../../src/kit.ts";

export default defineRule({
  id: "pin-npm-packages",
  summary: "Packages that npm, Yarn, pnpm and Bun add are pinned to a version",
  why: "The version of an unpinned package depends on what is published on the day of the build; tags such as `latest` move and pin nothing.",
  topic: "packages",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3016"],
    kics: ["e36d8880-3f78-4546-b9a1-12f0745ca0d5"],
  },
  options: pinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM node:22\nRUN npm install -g «typescript» eslint@9" },
    { bad: "FROM node:22\nRUN yarn global add «serve@latest»" },
    {
      title: "A lockfile pins the project's dependencies",
      good: "FROM node:22\nCOPY package.json package-lock.json ./\nRUN npm ci",
    },
  ],
  on: {
    Run: pinPackages({
      managers: ["npm", "yarn", "pnpm", "bun", "corepack"],
      written: {
        calls: ({ name }) => name === "npm",
        subcommands: ["install"],
        place: "first",
        valued: ["--loglevel", "--registry"],
        isPinned: (word) => /.@|^\.{0,2}\/|^~\/|\.(?:tar|tar\.gz|tgz)$/.test(word) || /^git.*#/.test(word),
      },
      // `npx` and its like run what the project has installed where it has it.
      exempt: (command) => {
        const installs = packageUse(command, "install") !== undefined;
        return () => !installs;
      },
    }),
  },
});
