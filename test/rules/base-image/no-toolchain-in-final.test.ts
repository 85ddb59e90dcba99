import rule from "../../../rules/base-image/no-toolchain-in-final.ts";
import { testRule } from "../../rule-tester.ts";

const python = '\nCMD ["python", "app.py"]';

testRule(rule, {
  good: [
    // Images of tools, and programs that need them.
    "FROM golang:1.24\nRUN go install example.com/tool@v1.2.3",
    'FROM golang:1.24\nCOPY . .\nRUN go build ./...\nCMD ["go", "run", "."]',
    "FROM golang:1.24\nRUN go build -o /app .\nCMD ./entrypoint.sh",
    'FROM golang:1.24\nCOPY app /app\nCMD ["/app"]',
    'FROM rust:1.88\nRUN cargo build\nCMD ["cargo", "run"]',
    "FROM debian:12\nRUN apt-get update && apt-get install -y build-essential git",
    'FROM debian:12\nRUN apt-get update && apt-get install -y build-essential\nCMD ["bash"]',
    'FROM ruby:3.4-slim\nRUN apt-get update && apt-get install -y gcc\nCMD ["irb"]',
    'FROM debian:12\nRUN apt-get install -y gcc\nENTRYPOINT ["/docker-entrypoint.sh"]',
    // Removed in the layer that brought them.
    `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc && pip install x && apt-get purge -y gcc${python}`,
    `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc && pip install x && apt-get purge -y --auto-remove${python}`,
    `FROM python:3.12-alpine\nRUN apk add --virtual .deps gcc musl-dev && pip install x && apk del .deps${python}`,
    // In a builder.
    `FROM python:3.12-slim AS b\nRUN apt-get install -y gcc\nFROM python:3.12-slim\nCOPY --from=b /venv /venv${python}`,
    `FROM python:3.12-slim\nRUN apt-get install -y libpq5${python}`,
    `FROM python:3.12-slim\nENV DEPS="gcc make"\nRUN apt-get install -y $DEPS${python}`,
    `FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN apt-get install -y gcc python3${python}`,
    { code: `FROM python:3.12-slim\nRUN apt-get install -y gcc${python}`, options: { allow: ["gcc"] } },
    "FROM scratch",
  ],
  bad: [
    {
      code: 'FROM «rust:1.88»\nWORKDIR /s\nRUN ‹cargo build --release›\nCMD ["./target/release/app"]',
      message: "sdk",
      related: "The program is built here",
    },
    {
      code: 'FROM «golang:1.24» AS base\nRUN ‹go install ./cmd/app›\nFROM base\nCMD ["app"]',
      message: "sdk",
      says: "The program is built and shipped on golang:1.24: build it in a stage of its own, and copy it to a small base",
      related: "The program is built here",
    },
    {
      title: "a later layer takes nothing back",
      code: `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y «gcc» ‹make›\nRUN pip install x\nRUN apt-get purge -y gcc make${python}`,
      message: "package",
      related: "make too",
    },
    {
      code: `FROM node:22-alpine\nRUN apk add --no-cache python3 «make» ‹g++› && npm ci\nCMD ["node", "server.js"]`,
      message: "package",
      says: "Build tools ship with the image: make, g++",
      related: "g++ too",
    },
    {
      code: `FROM python:3.12-slim\nRUN apt-get install -y «build-essential»\nENTRYPOINT ["gunicorn"]\nCMD ["app:app"]`,
      message: "package",
    },
  ],
});
