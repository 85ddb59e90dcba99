import rule from "../../../rules/packages/pin-npm-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM node:22\nRUN npm i -g typescript@5.7.2 @angular/cli@19 --registry https://npm.example.com",
    "FROM node:22\nRUN npm install && npm install -g . ./a.tgz",
    "FROM node:22\nRUN npx prisma generate",
    "FROM node:22\nRUN corepack prepare pnpm@9.15.0 --activate && pnpm add express@4",
    "FROM node:22\nRUN npm install -g github:example/tool",
  ],
  bad: [
    "FROM node:22\nRUN npm i -g «@angular/cli» «eslint@latest»",
    "FROM node:22\nRUN pnpm add -g «serve» && bun add «zod» && yarn add «left-pad@next»",
    "FROM node:22\nRUN corepack prepare «pnpm@latest» --activate",
    {
      code: "FROM node:22\nRUN npm i -g «eslint@9»",
      options: { accept: "exact" },
      says: "no version is given for eslint",
    },
  ],
});
