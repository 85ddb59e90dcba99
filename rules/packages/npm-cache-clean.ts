import { defineRule } from "../../src/author.ts";
import { appendRemedy, cleanStores, stagesOption } from "../../src/kit.ts";

export default defineRule({
  id: "npm-cache-clean",
  summary: "npm keeps no cache in the image",
  why: "npm keeps a second copy of every package for later installations, which an image never runs.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { parfum: ["npmCacheCleanAfterInstall", "npmCacheCleanUseForce"] },
  options: stagesOption,
  messages: { left: "{command} leaves its cache in this layer" },
  examples: [
    {
      bad: "FROM node:22\nRUN «npm ci» --omit=dev",
      fixed: "FROM node:22\nRUN npm ci --omit=dev && npm cache clean --force",
    },
    { good: "FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci --omit=dev" },
  ],
  on: {
    Run: cleanStores({
      managers: ["npm"],
      what: "cache",
      // `npx` mostly runs what the project has installed, which downloads nothing.
      meant: ({ use }) => use.action === "execute",
      fix: (left, run, { model }) => appendRemedy(left, run, model),
    }),
  },
});
