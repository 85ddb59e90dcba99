import rule from "../../../rules/packages/yarn-cache-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    // Options and files of newer Yarns.
    ...[
      "--immutable",
      "--no-immutable",
      "--immutable-cache",
      "--check-cache",
      "--mode=skip-build",
      "--inline-builds",
    ].map((option) => `FROM node:22\nRUN yarn install ${option}`),
    ...["COPY package.json .yarnrc.yml ./", "COPY app/.yarn ./.yarn", "ADD .pnp.cjs ./"].map(
      (copy) => `FROM node:22\n${copy}\nRUN yarn`,
    ),
    "FROM node:22\nRUN yarn && yarn cache clean",
    "FROM node:22\nRUN yarn install --frozen-lockfile && rm -rf /usr/local/share/.cache",
    "FROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install",
    "FROM node:22\nENV YARN_CACHE_FOLDER=/cache\nRUN --mount=type=cache,target=/cache yarn install",
    "FROM node:22\nRUN corepack enable\nRUN yarn install",
    "FROM node:22\nRUN yarn set version berry && yarn install",
    "FROM node:22\nRUN yarn workspaces focus --production",
    "FROM node:22\nRUN yarn --version && yarn build",
    "FROM node:22\nRUN yarn policies set-version berry && yarn install",
  ],
  bad: [
    ...["--prod", "--pure-lockfile", "--non-interactive", "--ignore-engines", "--network-timeout 60000"].map(
      (option) => ({
        title: `only Yarn 1 has ${option}`,
        code: `FROM node:22\nRUN «yarn install» ${option}`,
        fixed: `FROM node:22\nRUN yarn install ${option} && yarn cache clean`,
      }),
    ),
    {
      code: "FROM node:22\nRUN «yarn»",
      says: "yarn leaves its cache in this layer",
      fixedUnsafe: "FROM node:22\nRUN yarn && yarn cache clean",
      offers: "Append yarn cache clean, unless Yarn is newer than version 1",
    },
    {
      code: "FROM node:22\nRUN «yarn install» --production",
      fixed: "FROM node:22\nRUN yarn install --production && yarn cache clean",
    },
    {
      title: "a sign of a newer Yarn elsewhere",
      code: "FROM node:22 AS other\nRUN corepack enable && yarn install\nFROM node:22\nRUN npm set version 1.0.0 && «yarn»",
      fixedUnsafe:
        "FROM node:22 AS other\nRUN corepack enable && yarn install\nFROM node:22\nRUN npm set version 1.0.0 && yarn && yarn cache clean",
      offers: "Append yarn cache clean, unless Yarn is newer than version 1",
    },
    {
      title: "signs of nothing",
      code: 'FROM node:22\nCOPY app.yarnrc.yml ./\nENV CI=1\nCMD ["corepack", "yarn", "start"]\nRUN yarn set registry https://npm.example.com && «yarn»',
      fixedUnsafe:
        'FROM node:22\nCOPY app.yarnrc.yml ./\nENV CI=1\nCMD ["corepack", "yarn", "start"]\nRUN yarn set registry https://npm.example.com && yarn && yarn cache clean',
      offers: "Append yarn cache clean, unless Yarn is newer than version 1",
    },
    {
      title: "of two perhaps one a newer Yarn",
      code: "FROM node:22\nRUN «yarn install» --production && yarn",
      fixedUnsafe: "FROM node:22\nRUN yarn install --production && yarn && yarn cache clean",
      offers: "Append yarn cache clean, unless Yarn is newer than version 1",
    },
    { title: "Yarn goes", code: "FROM node:22\nRUN «yarn» && npm uninstall -g yarn" },
    { title: "the directory goes", code: "FROM node:22\nWORKDIR /b\nRUN «yarn» && rm -rf /b" },
    { title: "the cache is another user's", code: "FROM node:22\nRUN gosu node «yarn»" },
    { title: "where Yarn may not be there", code: "FROM node:22\nRUN if [ -f yarn.lock ]; then «yarn»; fi" },
  ],
});
