import rule from "../../../rules/base-image/version-file-agrees.ts";
import { testRule } from "../../rule-tester.ts";

const given = (name: string, text: string) => ({ ".dockerignore": "", [name]: text });

testRule(rule, {
  good: [
    { code: "FROM node:24-slim", files: given(".nvmrc", "v24.4.1\n") },
    { code: "FROM node:24.1", files: given(".nvmrc", "24\n") },
    { code: "FROM node:lts", files: given(".nvmrc", "20\n") },
    { code: "FROM node", files: given(".nvmrc", "20\n") },
    { code: "FROM node:22", files: given(".nvmrc", "lts/*\n") },
    { code: "FROM node:22", files: given(".nvmrc", "lts/jod\n") },
    { code: "FROM node:22", files: given(".python-version", "3.13\n") },
    { code: "FROM python:3", files: given(".python-version", "3.13\n") },
    { code: "FROM python:3.13.1", files: given(".python-version", "3.13.5\n") },
    { title: "several versions", code: "FROM python:3.12", files: given(".python-version", "3.13.5\n3.11\n") },
    { title: "a stage that is not needed", code: "FROM node:22 AS a\nFROM scratch", files: given(".nvmrc", "20\n") },
    { title: "an image of another name", code: "FROM example.com/node:22", files: given(".nvmrc", "20\n") },
    "FROM node:22",
  ],
  bad: [
    {
      code: "FROM «node:22-alpine» AS build\nFROM build",
      files: given(".node-version", "20.11.1"),
      says: ".node-version says Node.js 20.11.1, and node:22-alpine has 22",
    },
    { code: "FROM «node:22»", files: given(".nvmrc", "lts/Iron\n") },
    { code: "FROM «python:3.12-slim»", files: given(".python-version", "3.13\n") },
  ],
});
