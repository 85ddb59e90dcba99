import rule from "../../../rules/dockerignore/dockerignore-secrets.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  a:\n    build: .\n";

testRule(rule, {
  good: [
    "FROM node:22\nCOPY . .",
    { code: "FROM node:22\nCOPY . .", files: { "compose.yaml": compose, ".env": "A=1", ".dockerignore": ".env*" } },
    { code: "FROM node:22\nCOPY . .", files: { "compose.yaml": compose, ".env.example": "A=1" } },
    { code: "FROM node:22\nCOPY . .", files: { ".env": "A=1", ".dockerignore": tooManyPatterns }, unknown: true },
    { code: "FROM node:22\nCOPY src .", files: { "compose.yaml": compose, ".env": "A=1" } },
  ],
  bad: [
    {
      code: "FROM node:22\nCOPY «.» .",
      files: { ".env": "A=1", id_rsa: "x", ".dockerignore": "node_modules" },
      says: ". takes .env, id_rsa along: no ignore file leaves it out",
    },
  ],
});
