import rule from "../../../rules/dockerignore/dockerignore-git.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  a:\n    build: .\n";
const repository = { ".git": "", "compose.yaml": compose };

testRule(rule, {
  good: [
    "FROM node:22\nCOPY . .",
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
    { code: "FROM node:22\nCOPY «.» .", files: repository, says: ". takes .git along: no ignore file leaves it out" },
    { code: 'FROM node:22\nCOPY «.» .\nRUN npm ci\nCMD ["make", "serve"]', files: repository },
    { code: "FROM node:22\nCOPY --chown=node «./» /app/", files: { ...repository, ".dockerignore": "node_modules" } },
  ],
});
