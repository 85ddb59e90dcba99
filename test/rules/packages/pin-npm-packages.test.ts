import rule from "../../../rules/packages/pin-npm-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM node:22\nRUN npm i -g typescript@5.7.2 @angular/cli@19 --registry https://npm.example.com",
    "FROM node:22\nRUN npm install && npm install -g . ./a.tgz",
    "FROM node:22\nRUN npx prisma generate",
    "FROM node:22\nRUN corepack prepare pnpm@9.15.0 --activate && pnpm add express@4",
    "FROM node:22\nRUN npm install -g github:example/tool#v1.2.0 example/tool#semver:^5 tool@example/tool#0f3a9c1",
    "FROM node:22\nRUN npm install -g git+https://git.example.org/team/tool.git#v1.0.0 git+ssh://git@git.example.org/a/b.git#1",
    "FROM node:22\nRUN npm install -g tool-2.0.0.tar tool-2.0.0.tar.gz https://example.org/tool-1.0.0.tgz",
  ],
  bad: [
    {
      title: "repositories of which the last commit is taken",
      code: "FROM node:22\nRUN npm i -g «git+https://git.example.org/team/tool.git» && yarn add «github:a/b» «a/b#main» && pnpm add «tool@git+ssh://git@git.example.org/a/b.git»",
      says: [
        "No version is pinned for git+https://git.example.org/team/tool.git",
        "No version is pinned for github:a/b",
        "No version is pinned for a/b#main",
        "No version is pinned for tool@git+ssh://git@git.example.org/a/b.git",
      ],
    },
    { code: "FROM node:22\nRUN npm i -g «https://git.example.org/a/b/archive/refs/heads/next.tar.gz»" },
    "FROM node:22\nRUN npm i -g «@angular/cli» «eslint@latest»",
    "FROM node:22\nRUN pnpm add -g «serve» && bun add «zod» && yarn add «left-pad@next»",
    "FROM node:22\nRUN corepack prepare «pnpm@latest» --activate",
    {
      code: "FROM node:22\nRUN npm i -g «eslint@9»",
      options: { accept: "exact" },
      says: "No version is pinned for eslint",
    },
  ],
});
