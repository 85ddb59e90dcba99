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
      says: ". takes .env, id_rsa along: no pattern of the ignore file leaves them out",
    },
    {
      code: "FROM node:22\nCOPY «.» .",
      files: { ".env": "A=1", ".dockerignore": "node_modules" },
      message: "taken",
      says: ". takes .env along: no pattern of the ignore file leaves it out",
    },
    {
      code: "FROM node:22\nCOPY «.» .",
      files: { ".env": "A=1", id_rsa: "x", ".git": "" },
      message: "bare",
      says: ". takes .env, id_rsa along: there is no ignore file",
    },
  ],
});
