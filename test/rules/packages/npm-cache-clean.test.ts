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
    {
      title: "npm goes",
      code: "FROM node:22\nRUN «npm ci» && rm -rf /usr/local/lib/node_modules/npm /usr/local/bin/npm",
    },
    { title: "npm goes as a package", code: "FROM debian:12\nRUN «npm ci» && apt-get purge -y npm" },
    {
      title: "npm may go with others",
      code: "FROM debian:12\nRUN «npm ci» && apt-get purge -y --auto-remove python3",
      fixedUnsafe: "FROM debian:12\nRUN npm ci && apt-get purge -y --auto-remove python3 && npm cache clean --force",
      offers: "Append npm cache clean --force, unless apt-get purge removes npm",
    },
    {
      title: "npm fails in a directory that is gone",
      code: "FROM node:22\nWORKDIR /b\nRUN «npm ci» && cp -r dist /d && rm -rf /b",
    },
    {
      title: "what another directory holds",
      code: "FROM node:22\nWORKDIR /b\nRUN «npm ci» && cp -r dist /d && cd / && rm -rf /b",
      fixed: "FROM node:22\nWORKDIR /b\nRUN npm ci && cp -r dist /d && cd / && rm -rf /b && npm cache clean --force",
    },
    {
      title: "a directory that is not known",
      code: "FROM node:22\nARG DIR\nRUN cd $DIR && «npm ci» && rm -rf /b",
      fixedUnsafe: "FROM node:22\nARG DIR\nRUN cd $DIR && npm ci && rm -rf /b && npm cache clean --force",
      offers: "Append npm cache clean --force, unless /b is the working directory",
    },
    { title: "a login shell has a search path of its own", code: 'FROM node:22\nRUN bash -lc "«npm ci»"' },
    { title: "and so has a subshell", code: "FROM node:22\nRUN (export PATH=/opt/node/bin:$PATH; «npm ci»)" },
    {
      title: "any other inner shell has not",
      code: 'FROM node:22\nRUN bash -c "«npm ci»"',
      fixed: 'FROM node:22\nRUN bash -c "npm ci" && npm cache clean --force',
    },
    {
      title: "a subshell for its directory",
      code: "FROM node:22\nRUN (cd app && «npm ci»)",
      fixed: "FROM node:22\nRUN (cd app && npm ci) && npm cache clean --force",
    },
    { title: "the cache is another user's", code: 'FROM node:22\nRUN su node -c "«npm ci»"' },
    {
      title: "perhaps another program",
      code: "FROM debian:12\nCOPY npm /usr/bin/npm\nRUN «npm ci»",
      offers: "Append npm cache clean --force, unless npm is a program of the project",
      fixedUnsafe: "FROM debian:12\nCOPY npm /usr/bin/npm\nRUN npm ci && npm cache clean --force",
    },
  ],
});
