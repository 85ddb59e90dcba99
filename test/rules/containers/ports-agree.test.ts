import rule from "../../../rules/containers/ports-agree.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const app = (port: string, ...lines: readonly string[]) =>
  `services:\n  app:\n    build: .\n    ports: [${port}]\n${lines.map((line) => `    ${line}\n`).join("")}`;
const files = { Dockerfile: "FROM node:24-slim\nEXPOSE 8080 9000-9002/tcp\n" };

testRule(rule, {
  good: [
    { code: app('"80:9001"'), files },
    { code: app('"80:8080"'), files },
    { code: app('"3000:3000"'), files: { Dockerfile: "FROM node:24-slim\n" } },
    {
      title: "what the base image exposes",
      code: app('"80:80"'),
      files: { Dockerfile: "FROM nginx:1.29\nEXPOSE 8080" },
    },
    {
      title: "a base of which nothing is known",
      code: app('"80:80"'),
      files: { Dockerfile: "FROM example.com/app:1\nEXPOSE 8080" },
    },
    {
      title: "a port that is not known",
      code: app('"80:80"'),
      files: { Dockerfile: "FROM alpine:3.22\nARG PORT\nEXPOSE $PORT 8080" },
    },
    {
      title: "a range that is not written out",
      code: app('"80:80"'),
      files: { Dockerfile: "FROM alpine:3.22\nEXPOSE 8000-9000" },
    },
    { title: "a port of the container that is not known", code: app('"80:${PORT}"'), files },
    {
      title: "another command",
      code: app('"80:3000"', "command: npm run dev"),
      files,
      unknown: "a command of its own",
    },
    {
      title: "a file that is mounted",
      code: app('"80:3000"', "volumes: [./app.conf:/etc/app.conf]"),
      files,
      unknown: "a file that is mounted",
    },
    { title: "a variable", code: app('"80:3000"', "environment: [LISTEN=0.0.0.0:3000]"), files, unknown: "a variable" },
    {
      title: "a variable that is not known",
      code: app('"80:3000"', "environment: [PORT]"),
      files,
      unknown: "a variable",
    },
    { title: "a build that cannot be read", code: app('"80:3000"') },
    {
      title: "one of two builds exposes it",
      kind: "kubernetes",
      code: pod(["ports: [{containerPort: 3000}]"], [], "shop/api:1"),
      files: {
        "compose.yaml": "services:\n  a: {image: 'shop/api:1', build: a}\n  b: {image: 'shop/api:1', build: b}\n",
        "a/Dockerfile": "FROM alpine:3.22\nEXPOSE 80",
        "b/Dockerfile": "FROM alpine:3.22\nEXPOSE 3000",
      },
    },
  ],
  bad: [
    {
      code: app('«"80:3000"»', "environment: [PORT=13000]", "volumes: [data:/data]"),
      files: { Dockerfile: "FROM node:24-slim AS base\nEXPOSE ‹8080›\nFROM base\n" },
      says: "The image of Dockerfile exposes 8080, not 3000",
      related: "The image exposes a port here",
    },
    {
      title: "a range",
      code: app('«"3000-3001:3000-3001"»'),
      files: { Dockerfile: "FROM node:24-slim\nEXPOSE 8080 ‹9000-9002/tcp›\n" },
      related: "The image exposes a port here",
      says: "The image of Dockerfile exposes 8080, 9000, 9001, 9002, not 3000-3001",
    },
    {
      title: "an image that another file builds",
      kind: "kubernetes",
      code: pod(["ports: [«{name: http, containerPort: 3000}»]"], [], "shop/api:1"),
      files: {
        "compose.yaml": "services:\n  a:\n    image: shop/api:1\n    build: a\n",
        "a/Dockerfile": "FROM scratch\nEXPOSE ‹80›",
      },
      related: "The image exposes a port here",
    },
  ],
});
