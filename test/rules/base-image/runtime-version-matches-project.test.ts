import rule from "../../../rules/base-image/runtime-version-matches-project.ts";
import { testRule } from "../../rule-tester.ts";

const node = (range: string, path = "package.json") => ({
  ".dockerignore": "",
  [path]: JSON.stringify({ engines: { node: range } }),
});
const python = (range: string) => ({
  ".dockerignore": "",
  "pyproject.toml": `[project]\nrequires-python = "${range}"\n`,
});

testRule(rule, {
  good: [
    { code: "FROM node:20\nCOPY . .", files: node(">=20.5") },
    { code: "FROM node:lts\nCOPY . .", files: node(">=20") },
    { code: "FROM node\nCOPY . .", files: node(">=20") },
    { code: "FROM example.com/node:18\nCOPY . .", files: node(">=20") },
    { title: "not copied", code: "FROM node:18\nCOPY src /src", files: { ...node(">=20"), "src/a": "" } },
    { title: "left out", code: "FROM node:18\nCOPY . .", files: { ...node(">=20"), ".dockerignore": "*.json" } },
    { title: "another package", code: "FROM node:18\nCOPY tools tools", files: node(">=20", "app/package.json") },
    { title: "a stage that is not needed", code: "FROM node:18 AS old\nCOPY . .\nFROM scratch", files: node(">=20") },
    {
      title: "no range",
      code: "FROM node:18\nCOPY . .",
      files: { ".dockerignore": "", "package.json": '{"engines": {"npm": ">=10"}}' },
    },
    {
      title: "a file that cannot be read",
      code: "FROM node:18\nCOPY . .",
      files: { ".dockerignore": "", "package.json": "{" },
    },
    { title: "a range that is not understood", code: "FROM node:18\nCOPY . .", files: node("lts/*") },
    { title: "the image of another language", code: "FROM python:3.9\nCOPY . .", files: node(">=20") },
    { code: "FROM python:3.12\nCOPY . .", files: python(">=3.10,<4") },
    { code: "FROM python:3\nCOPY . .", files: python(">=3.10") },
  ],
  bad: [
    {
      code: "ARG VERSION=18\nFROM «node:${VERSION}-alpine» AS build\nCOPY app/package*.json ./",
      files: node("^20.0.0 || >=22", "app/package.json"),
      says: "app/package.json asks for Node.js ^20.0.0 || >=22, and node:18-alpine has 18",
    },
    {
      title: "in a directory, by a stage that starts from another",
      code: "FROM «node:18» AS base\nFROM base\nCOPY app .",
      files: node(">=20", "app/package.json"),
    },
    {
      title: "a mirror",
      code: "FROM «public.ecr.aws/docker/library/node:18»\nCOPY . .",
      files: node(">=20"),
      says: "package.json asks for Node.js >=20, and public.ecr.aws/docker/library/node:18 has 18",
    },
    { code: "FROM «python:3.13.1-slim»\nADD pyproject.toml .", files: python(">=3.10,<3.13") },
    {
      title: "a plain build of the directory",
      code: "FROM «python:3.9»\nCOPY . .",
      files: { "pyproject.toml": "[project]\nrequires-python = '>=3.10'" },
    },
  ],
});
