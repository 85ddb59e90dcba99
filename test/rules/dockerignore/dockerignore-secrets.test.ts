import rule from "../../../rules/dockerignore/dockerignore-secrets.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  a:\n    build: .\n";

testRule(rule, {
  good: [
    { code: "FROM node:22\nCOPY . .", unknown: "which directory is the build context is not known" },
    { code: "FROM node:22\nCOPY . .", files: { "compose.yaml": compose, ".env": "A=1", ".dockerignore": ".env*" } },
    { code: "FROM node:22\nCOPY . .", files: { "compose.yaml": compose, ".env.example": "A=1" } },
    { code: "FROM node:22\nCOPY . .", files: { ".env": "A=1", ".dockerignore": tooManyPatterns }, unknown: true },
    { code: "FROM node:22\nCOPY src .", files: { "compose.yaml": compose, ".env": "A=1" } },
  ],
  bad: [
    {
      code: "FROM node:22\nCOPY «.» .",
      files: { ".env": "A=1", id_rsa: "x", ".dockerignore": "node_modules" },
      message: "taken",
      says: "Copying . includes .env, id_rsa: exclude them in the ignore file",
    },
    {
      code: "FROM node:22\nCOPY «.» .",
      files: { ".env": "A=1", ".dockerignore": "node_modules" },
      message: "taken",
      says: "Copying . includes .env: exclude it in the ignore file",
    },
    {
      code: "FROM node:22\nCOPY «.» .",
      files: { ".env": "A=1", id_rsa: "x", ".git": "" },
      message: "bare",
      says: "Copying . includes .env, id_rsa: add an ignore file that excludes them",
    },
  ],
});
