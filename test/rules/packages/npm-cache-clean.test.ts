import rule from "../../../rules/packages/npm-cache-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM node:22\nRUN npm i -g serve && npm cache clean -f",
    "FROM node:22\nRUN npm ci && rm -rf ~/.npm/_cacache",
    "FROM node:22\nENV npm_config_cache=/tmp/npm\nRUN npm ci && rm -rf /tmp/*",
    "FROM node:22\nRUN npm ci --cache /tmp/npm",
    "FROM node:22\nRUN npx tsc",
    "FROM node:22\nRUN npm run build",
    "FROM node:22 AS build\nRUN npm ci\nFROM node:22\nCOPY --from=build /app /app",
  ],
  bad: [
    {
      title: "npm of an environment",
      code: "FROM node:22\nRUN conda run -n app «npm ci»",
      says: "npm ci leaves its cache in this layer",
      fixed: null,
    },
    {
      code: "FROM node:22\nENV NPM_CONFIG_CACHE=/tmp/npm\nRUN «npm ci»",
      fixed: "FROM node:22\nENV NPM_CONFIG_CACHE=/tmp/npm\nRUN npm ci && npm cache clean --force",
    },
    {
      code: "FROM node:22\nRUN npm cache clean --force && «npm i» -g serve",
      fixed: "FROM node:22\nRUN npm cache clean --force && npm i -g serve && npm cache clean --force",
    },
    {
      code: "FROM node:22\nRUN set -x && «npm install» && npm run build",
      fixed: "FROM node:22\nRUN set -x && npm install && npm run build && npm cache clean --force",
    },
  ],
});
