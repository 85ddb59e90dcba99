import rule from "../../../rules/packages/npm-build-has-dev-packages.ts";
import { testRule } from "../../rule-tester.ts";

/** A project whose script `build` runs a program of a package for development. */
function project(build = "vite build", more: Readonly<Record<string, string>> = {}) {
  const packages = {
    "": {},
    "node_modules/vite": { version: "7.0.0", dev: true, bin: { vite: "bin/vite.js" } },
    "node_modules/serve": { version: "1.0.0", bin: { serve: "serve.js" } },
  };
  return {
    "package.json": JSON.stringify({
      scripts: { build, start: "serve dist" },
      dependencies: { serve: "1" },
      devDependencies: { vite: "7" },
    }),
    "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
    ".dockerignore": "node_modules\n",
    ...more,
  };
}

const file = (...lines: readonly string[]) =>
  ["FROM node:24 AS build", "WORKDIR /app", "COPY package*.json ./", ...lines].join("\n");

testRule(rule, {
  good: [
    { code: file("RUN npm ci", "COPY . .", "RUN npm run build"), files: project() },
    { code: file("RUN npm ci --omit=dev", "COPY . .", "RUN npm run start"), files: project() },
    { code: file("RUN npm ci --omit=dev", "COPY . .", "RUN npm run build"), files: project("node build.js") },
    { code: file("RUN npm ci --omit=optional", "COPY . .", "RUN npm run build"), files: project() },
    { code: file("ENV NODE_ENV=production", "RUN npm ci --include=dev", "RUN npm run build"), files: project() },
    { code: file("RUN npm ci", "RUN npm run build", "RUN npm ci --omit=dev"), files: project() },
    {
      title: "another command installs it",
      code: file("RUN npm ci --omit=dev && npm install -g vite", "COPY . .", "RUN npm run build"),
      files: project(),
    },
    {
      title: "the packages come with the source",
      code: file("RUN npm ci --omit=dev", "COPY . .", "RUN npm run build"),
      files: project("vite build", { ".dockerignore": "", "node_modules/vite/package.json": "{}" }),
    },
    {
      code: file("RUN npm ci --omit=dev", "COPY --from=other /app/node_modules node_modules", "RUN npm run build"),
      files: project(),
    },
    {
      code: file("RUN npm ci --omit=dev", "COPY . .", "RUN npm run build"),
      files: { "package.json": "{}", ".dockerignore": "" },
      unknown: "there is no package-lock.json",
    },
    {
      code: file("ARG SCRIPT", "RUN npm ci --omit=dev", "RUN npm run $SCRIPT"),
      files: project(),
      unknown: "it is not known what the script runs",
    },
  ],
  bad: [
    {
      code: file("RUN npm ci «--only=production»", "COPY . .", "RUN ‹npm run build›"),
      files: project(),
      says: "This leaves out vite, which the script build runs: install the development dependencies",
      related: "The script runs here",
    },
    {
      code: file("ENV «NODE_ENV=production»", "RUN npm install", "COPY . .", "RUN ‹npm run build›"),
      files: project("echo build && vite build"),
      related: "The script runs here",
    },
    {
      code: file("COPY . .", "RUN npm ci «--omit=dev» && ‹npm run build›"),
      files: project(),
      related: "The script runs here",
    },
    {
      code: file("RUN npm install «--production»", "COPY . .", "RUN ‹npm run build›"),
      files: project(),
      related: "The script runs here",
    },
  ],
});
