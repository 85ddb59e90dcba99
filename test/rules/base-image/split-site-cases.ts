import type { BadCase } from "../../../src/testing/index.ts";
import { type Refused, type Split, splitCases } from "./split-cases.ts";

/** What the rule says of sites that are built and served in one stage, and does to them. */
export function siteCases(): readonly BadCase[] {
  const cases = splitCases({}, { "package.json": "{}", "package-lock.json": "{}" }, splits, refusals, "site");
  return cases.map((one) => ({
    ...one,
    related: [one.related ?? []].flat().map((text) => `${text}`.replace("program", "site")),
  }));
}

const building = ["WORKDIR /app", "COPY . .", "RUN npm ci && ‹npm run build›"];
const serving = "RUN npm install -g serve";
const start = 'CMD ["serve", "-s", "build", "-l", "3000"]';
const onNode = (...lines: readonly string[]) => ["FROM «node:22»", ...building, ...lines, ""];

const splits: readonly Split[] = [
  {
    title: "a site alone",
    dockerfile: onNode("# Serves.", serving, "EXPOSE 3000", "USER node", start),
    offers:
      "/app/build on node:22-slim, without the source, its packages and anything else of node:22, unless another directory is the build context",
    fixed: [
      "FROM node:22 AS build",
      "WORKDIR /app",
      "COPY . .",
      "RUN npm ci && npm run build",
      "USER node",
      "",
      "FROM node:22-slim",
      "WORKDIR /app",
      "# Serves.",
      "RUN npm install -g serve",
      "COPY --from=build /app/build /app/build",
      "USER node",
      "EXPOSE 3000",
      'CMD ["serve", "-s", "build", "-l", "3000"]',
      "",
    ],
  },
  {
    title: "a server that is installed at last",
    dockerfile: onNode("# Serves.", serving, "", start),
    offers:
      "/app/build on node:22-slim, without the source, its packages and anything else of node:22, unless another directory is the build context",
    fixed: [
      "FROM node:22 AS build",
      "WORKDIR /app",
      "COPY . .",
      "RUN npm ci && npm run build",
      "",
      "FROM node:22-slim",
      "WORKDIR /app",
      "# Serves.",
      "RUN npm install -g serve",
      "COPY --from=build /app/build /app/build",
      'CMD ["serve", "-s", "build", "-l", "3000"]',
      "",
    ],
  },
  {
    title: "another server, installed before, in shell form, with variables",
    dockerfile: [
      "FROM «node:20-alpine»",
      "RUN npm i --global http-server@14.1.1",
      "WORKDIR /site",
      "ENV TZ=UTC",
      "RUN apk add --no-cache git",
      "COPY . .",
      "RUN npm ci",
      "RUN ‹npm run build›",
      'HEALTHCHECK CMD ["node", "-e", "0"]',
      "CMD http-server ./dist -p 80 --gzip",
      "",
    ],
    offers:
      "/site/dist on node:20-alpine, without the source, its packages and git, unless another directory is the build context",
    fixed: [
      "FROM node:20-alpine AS build",
      "WORKDIR /site",
      "ENV TZ=UTC",
      "RUN apk add --no-cache git",
      "COPY . .",
      "RUN npm ci",
      "RUN npm run build",
      "",
      "FROM node:20-alpine",
      "ENV TZ=UTC",
      "WORKDIR /site",
      "RUN npm i --global http-server@14.1.1",
      "COPY --from=build /site/dist /site/dist",
      'HEALTHCHECK CMD ["node", "-e", "0"]',
      "CMD http-server ./dist -p 80 --gzip",
      "",
    ],
  },
];

const refusals: readonly Refused[] = [
  {
    title: "a directory that is not said",
    dockerfile: onNode(serving, '‹CMD ["serve", "-s"]›'),
    missing: "it is not known what serve serves",
  },
  {
    title: "two directories",
    dockerfile: onNode(serving, '‹CMD ["serve", "build", "docs"]›'),
    missing: "it is not known what serve serves",
  },
  {
    title: "a directory that a variable names",
    dockerfile: onNode(serving, "‹CMD serve $SITE›"),
    missing: "it is not known what serve serves",
  },
  {
    title: "settings in a file",
    dockerfile: onNode(serving, '‹CMD ["serve", "build", "--config", "../serve.json"]›'),
    missing: "it is not known what serve serves",
  },
  {
    title: "the whole project",
    dockerfile: onNode(serving, '‹CMD ["serve", "."]›'),
    missing: "it is not known whether the build writes /app",
  },
  {
    title: "a server that is installed with the packages",
    dockerfile: onNode("RUN npm install -g serve && rm -rf src", `‹${start}›`),
    missing: "serve is installed together with other things",
  },
  {
    title: "a server that somebody else installs",
    dockerfile: onNode("USER node", serving, `‹${start}›`),
    missing: "serve is not installed by root",
  },
  {
    title: "a check of its health by another program",
    dockerfile: onNode(serving, "HEALTHCHECK CMD wget -q http://localhost:3000", `‹${start}›`),
    missing: "HEALTHCHECK runs wget",
  },
  {
    title: "a user that is not known",
    dockerfile: onNode(serving, "USER web", `‹${start}›`),
    missing: "it is not known what makes the user web",
  },
  {
    title: "a base by its digest",
    dockerfile: [`FROM «node:22@sha256:${"a".repeat(64)}»`, ...building, serving, `‹${start}›`, ""],
    missing: "its base image is known by its digest only",
  },
];
