import rule from "../../../rules/dockerignore/dockerignore-git.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  a:\n    build: .\n";
const repository = { ".git": "", "compose.yaml": compose };

testRule(rule, {
  good: [
    { code: "FROM node:22\nCOPY . .", unknown: "which directory is the build context is not known" },
    { code: "FROM node:22\nCOPY . .", files: { ...repository, ".dockerignore": ".git" } },
    { code: "FROM node:22\nCOPY . .", files: { ...repository, ".dockerignore": "**/.git/**\n.git/*" } },
    { code: "FROM node:22\nCOPY . .", files: { ...repository, ".dockerignore": ".git\n!.git/HEAD" } },
    { code: "FROM node:22 AS unused\nCOPY . .\nFROM node:22", files: repository },
    { code: "FROM node:22\nCOPY src .", files: repository },
    { code: "FROM node:22\nCOPY . .\nRUN npm ci && git describe > version", files: repository },
    { code: "FROM node:22\nCOPY . .\nRUN git describe > version", files: repository },
    { code: "FROM node:22\nCOPY . .", files: { "compose.yaml": compose } },
    { code: "FROM node:22\nCOPY . .", files: { ...repository, ".dockerignore": tooManyPatterns }, unknown: true },
  ],
  bad: [
    {
      code: "FROM node:22\nCOPY «.» .",
      files: repository,
      message: "bare",
      says: "Copying . includes .git: add an ignore file that excludes it",
    },
    {
      title: "beside a repository, whoever builds it",
      code: "FROM node:22\nCOPY «.» .",
      files: { ".git": "" },
      message: "bare",
    },
    { code: 'FROM node:22\nCOPY «.» .\nRUN npm ci\nCMD ["make", "serve"]', files: repository, message: "bare" },
    {
      code: "FROM node:22\nCOPY --chown=node «./» /app/",
      files: { ...repository, ".dockerignore": "node_modules" },
      message: "history",
      says: "Copying ./ includes .git: exclude it in the ignore file",
    },
  ],
});
