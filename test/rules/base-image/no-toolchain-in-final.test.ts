import rule from "../../../rules/base-image/no-toolchain-in-final.ts";
import { testRule } from "../../rule-tester.ts";
import { goCases } from "./split-go-cases.ts";
import { nodeCases, nodePasses } from "./split-node-cases.ts";
import { pythonCases } from "./split-python-cases.ts";
import { rustCases } from "./split-rust-cases.ts";
import { siteCases } from "./split-site-cases.ts";

const python = '\nCMD ["python", "app.py"]';

testRule(rule, {
  good: [
    // The base image has a compiler as it is.
    'FROM python:3.11-bookworm\nRUN apt-get update && apt-get install -y python3-dev\nCMD ["python", "app.py"]',
    // Images of tools, and programs that need them.
    "FROM golang:1.24\nRUN go install example.com/tool@v1.2.3",
    'FROM golang:1.24\nCOPY . .\nRUN go build ./...\nCMD ["go", "run", "."]',
    "FROM golang:1.24\nRUN go build -o /app .\nCMD ./entrypoint.sh",
    'FROM golang:1.24\nCOPY app /app\nCMD ["/app"]',
    'FROM golang:1.24\nRUN go mod download\nCMD ["/app"]',
    'FROM golang:1.24\nRUN go install example.com/tool@v1.2.3\nCMD ["tool"]',
    'FROM rust:1.88\nRUN cargo build\nCMD ["cargo", "run"]',
    'FROM rust:1.88\nRUN cargo install ripgrep && cargo fetch\nCMD ["rg"]',
    ...["./run.sh", "./run.bash", "./main.py", "/docker-entrypoint"].map(
      (script) => `FROM golang:1.24\nRUN go build -o /app .\nCMD ["${script}"]`,
    ),
    "FROM golang:1.24\nRUN go build -o /app .\nCMD /sidecar & /app",
    "FROM golang:1.24\nRUN go build -o /app .\nCMD $APP",
    // Others speak of the development variant, and of .NET.
    'FROM cgr.dev/chainguard/go:latest-dev\nRUN go build -o /app .\nENTRYPOINT ["/app"]',
    'FROM mcr.microsoft.com/dotnet/sdk:9.0\nRUN make\nENTRYPOINT ["/app"]',
    "FROM debian:12\nRUN apt-get update && apt-get install -y build-essential git",
    'FROM debian:12\nRUN apt-get update && apt-get install -y build-essential\nCMD ["bash"]',
    'FROM ruby:3.4-slim\nRUN apt-get update && apt-get install -y gcc\nCMD ["irb"]',
    ...['CMD ["python"]', 'CMD ["python", "-i"]', 'ENTRYPOINT ["python"]', "CMD python a.py & python b.py"].map(
      (start) => `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\n${start}`,
    ),
    'FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCMD ["/app", "serve"]',
    'FROM debian:12\nRUN apt-get install -y gcc\nENTRYPOINT ["/docker-entrypoint.sh"]',
    // Removed in the layer that brought them.
    ...[
      "apt-get purge -y gcc",
      "apt-get purge -y --auto-remove",
      "apt-get purge -y --auto-remove git",
      "apt-get purge -y --autoremove git",
      "apt-mark auto gcc && apt-get autoremove -y",
      "apt-get purge -y $(cat /tmp/tools)",
    ].map(
      (removal) =>
        `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc && pip install x && ${removal}${python}`,
    ),
    `FROM python:3.12-alpine\nRUN apk add --virtual .deps gcc musl-dev && pip install x && apk del .deps${python}`,
    `FROM python:3.12-alpine\nRUN apk add --virtual .deps gcc && pip install x && apk del $(cat /tmp/groups)${python}`,
    // In a builder.
    `FROM python:3.12-slim AS b\nRUN apt-get install -y gcc\nFROM python:3.12-slim\nCOPY --from=b /venv /venv${python}`,
    `FROM python:3.12-slim\nRUN apt-get install -y libpq5${python}`,
    `FROM python:3.12-slim\nENV DEPS="gcc make"\nRUN apt-get install -y $DEPS${python}`,
    // Machine learning compiles when it runs.
    ...[
      "nvidia/cuda:12.4.1-devel-ubuntu22.04",
      "rocm/dev-ubuntu-24.04:6.4",
      "pytorch/pytorch:2.7.1",
      "tensorflow/tensorflow:2.19.0",
      "nvcr.io/nvidia/tritonserver:25.05-py3",
    ].map((base) => `FROM ${base}\nRUN apt-get install -y gcc python3${python}`),
    { code: `FROM python:3.12-slim\nRUN apt-get install -y gcc${python}`, options: { allow: ["gcc"] } },
    "FROM scratch",
    ...nodePasses(),
    // A server that something else brings, or that is given more to do; a site that is not built here.
    'FROM node:22\nRUN npm run build\nCMD ["serve", "build"]',
    'FROM node:22\nRUN npm i -g serve\nCOPY build build\nCMD ["serve", "build"]',
    "FROM node:22\nRUN npm i -g serve\nRUN npm run build\nCMD serve build & node api.js",
    'FROM node:22\nRUN npm i -g serve\nRUN npm run build\nENTRYPOINT ["serve"]\nCMD ["build"]',
    'FROM debian:12\nRUN npm i -g serve\nRUN npm run build\nCMD ["serve", "build"]',
  ],
  bad: [
    ...goCases(),
    ...nodeCases(),
    ...pythonCases(),
    ...rustCases(),
    ...siteCases(),
    {
      title: "a site beside nothing that is known",
      code: 'FROM «node:22»\nRUN npm i -g serve\nRUN ‹npm run build›\nCMD ["serve", "build"]',
      message: "site",
      says: "Only serve runs here: the source of what it serves, and what builds that, ship with it",
      related: "The site is built here",
      fixedUnsafe:
        'FROM node:22 AS build\nRUN npm run build\n\nFROM node:22-slim\nRUN npm i -g serve\nCOPY --from=build /build /build\nCMD ["serve", "build"]',
    },
    {
      code: 'FROM python:3.12-slim\nRUN apt-get install -y «ghc» ‹cabal-install› ‹haskell-stack›\nCMD ["python", "app.py"]',
      message: "package",
      says: "The final image contains build tools: ghc, cabal-install, haskell-stack",
      related: ["cabal-install too", "haskell-stack too"],
    },
    {
      code: 'FROM «golang:1.24» AS base\nRUN ‹go install ./cmd/app›\nFROM base\n‹CMD ["app"]›',
      message: "sdk",
      says: "The final image contains the toolchain of golang:1.24: build in a separate stage, and copy the binary to a small base",
      related: ["The program is built here", "No fix is offered, since it starts from another stage"],
    },
    {
      title: "the first of two builds",
      code: 'FROM «golang:1.24»\nRUN ‹go build -o /migrate ./migrate›\nRUN go build -o /app .\n‹ENTRYPOINT ["/app"]›',
      message: "sdk",
      related: ["The program is built here", "No fix is offered, since several programs are built"],
    },
    {
      code: 'FROM «golang:1.24»\nRUN ‹go install›\n‹CMD ["/bin/my.shop"]›',
      message: "sdk",
      related: [
        "The program is built here",
        "No fix is offered, since the program's source does not come from the build context",
      ],
    },
    ...[
      ["gcc:14", "gcc -o app app.c"],
      ["gcc:14", "g++ -o app app.cc"],
      ["gcc:14", "make app"],
    ].map(([base, build]) => ({
      code: `FROM «${base}»\nRUN ‹${build}›\nCMD ["/bin/my.shop"]`,
      message: "sdk",
      related: "The program is built here",
    })),
    {
      title: "in two layers",
      code: `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y «gcc»\nRUN apt-get install -y «make» ‹cmake›\nCMD ["python", "-u", "app.py"]`,
      message: "package",
      related: [[null], ["cmake too"]],
    },
    ...["apt-get purge -y curl", "apt-get install -y curl"].map((other) => ({
      title: `another package: ${other}`,
      code: `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y «gcc» && ${other}${python}`,
      message: "package",
    })),
    {
      title: "a removal before",
      code: `FROM python:3.12-slim\nRUN apt-get update && apt-get autoremove -y && apt-get install -y «gcc»${python}`,
      message: "package",
    },
    {
      title: "another group",
      code: `FROM python:3.12-alpine\nRUN apk add --virtual .deps «gcc» && apk del .fetch${python}`,
      message: "package",
    },
    {
      title: "a later layer takes nothing back",
      code: `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y «gcc» ‹make›\nRUN pip install x\nRUN apt-get purge -y gcc make\n‹CMD ["python", "app.py"]›`,
      message: "package",
      related: ["make too", "No fix is offered, since it is not known where the program is"],
    },
    {
      code: `FROM node:22-alpine\nRUN apk add --no-cache python3 «make» ‹g++› && npm ci\nCMD ["node", "server.js"]`,
      message: "package",
      says: "The final image contains build tools: make, g++",
      related: "g++ too",
    },
    {
      code: `FROM python:3.12-slim\nRUN apt-get install -y «build-essential»\nENTRYPOINT ["gunicorn"]\nCMD ["app:app"]`,
      message: "package",
    },
  ],
});
