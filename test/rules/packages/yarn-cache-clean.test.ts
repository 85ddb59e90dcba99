import rule from "../../../rules/packages/yarn-cache-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM node:22\nRUN yarn && yarn cache clean",
    "FROM node:22\nRUN yarn install --frozen-lockfile && rm -rf /usr/local/share/.cache",
    "FROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install",
    "FROM node:22\nENV YARN_CACHE_FOLDER=/cache\nRUN --mount=type=cache,target=/cache yarn install",
    "FROM node:22\nRUN corepack enable\nRUN yarn install",
    "FROM node:22\nRUN yarn set version berry && yarn install",
    "FROM node:22\nRUN yarn workspaces focus --production",
    "FROM node:22\nRUN yarn --version && yarn build",
  ],
  bad: [
    {
      code: "FROM node:22\nRUN «yarn»",
      says: "yarn leaves its cache in this layer",
      fixedUnsafe: "FROM node:22\nRUN yarn && yarn cache clean",
    },
    {
      code: "FROM node:22\nRUN «yarn install» --production",
      fixed: "FROM node:22\nRUN yarn install --production && yarn cache clean",
    },
  ],
});
