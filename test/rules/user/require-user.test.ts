import rule from "../../../rules/user/require-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    // AWS Lambda runs the function as an account of its own, whatever starts it.
    'FROM public.ecr.aws/lambda/python:3.13\nCOPY app.py ./\nCMD ["app.handler"]',
    'FROM public.ecr.aws/lambda/provided:al2023\nCOPY main /\nENTRYPOINT ["/main"]',
    "FROM jenkins/inbound-agent:windowsservercore-1809",
    "FROM golang:1.24 AS b\nUSER root\nFROM alpine:3.20\nUSER 65532",
    // An explicit root is another rule's.
    "FROM alpine:3.20\nUSER root",
    'FROM alpine:3.20 AS base\nUSER 1000\nFROM base\nCMD ["/app"]',
    { code: 'FROM registry.example.com/team/base:1\nCMD ["/app"]', unknown: true },
    { code: 'ARG BASE\nFROM $BASE\nCMD ["/app"]', unknown: true },
    { code: 'FROM node:8-onbuild\nCMD ["/app"]', unknown: "the base image's ONBUILD instructions are not known" },
    "FROM nginx:1.27\nCOPY site.conf /etc/nginx/conf.d/",
    "FROM php:8.4-fpm\nCOPY . .",
    // Supervisors, which start each server as its own account.
    "FROM webdevops/php-nginx:8.3\nCOPY . /app",
    "FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022\nCOPY site /inetpub/wwwroot",
    'FROM envoyproxy/envoy:v1.33.0\nCMD ["envoy", "-c", "/etc/envoy.yaml"]',
    "FROM phusion/baseimage:noble-1.0.0\nCOPY app /etc/service/app/run",
    'FROM debian:12\nRUN apt-get install -y nginx\nCMD ["nginx", "-g", "daemon off;"]',
    'FROM debian:12\nRUN apt-get install -y gosu\nENTRYPOINT ["/entrypoint.sh"]',
    'FROM alpine:3.20\nCOPY --from=tianon/gosu:1.17 /gosu /usr/local/bin/\nENTRYPOINT ["/entrypoint.sh"]',
    'FROM alpine:3.20\nENTRYPOINT ["su-exec", "app", "/app"]',
    // A base image: its children decide.
    'FROM scratch\nADD rootfs.tar.xz /\nCMD ["bash"]',
    'FROM debian:12\nRUN apt-get update\nCMD ["bash"]',
    'FROM debian:12\nENTRYPOINT ["/prepare.sh"]\nCMD ["jshell"]',
    'FROM alpine:3.20\nRUN apk add --no-cache "su-exec>=0.2"\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["server"]',
    // Files for others: nothing starts.
    "FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /out /",
    "FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@v0.16.0",
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD ["app.exe"]',
    { code: 'FROM debian:12\nCMD ["/app"]', options: { safeImages: ["debian:*"] } },
    { code: 'FROM alpine:3.20 AS a\nUSER 1000\nFROM debian:12\nCMD ["/app"]', target: "a" },
  ],
  bad: [
    {
      code: 'FROM «webdevops/php-nginx:8.3»\nCMD ["/app"]',
      message: "missing",
      fixedUnsafe: 'FROM webdevops/php-nginx:8.3\nUSER application\nCMD ["/app"]',
    },
    {
      title: "the account that the base image brings, in a directory that root made",
      code: 'FROM «node:24»\nWORKDIR /var/lib/q\nCMD ["node", "write.js"]',
      message: "missing",
      offers: "Switch to node, who may read and write less than root",
      fixedUnsafe: 'FROM node:24\nWORKDIR /var/lib/q\nUSER node\nCMD ["node", "write.js"]',
    },
    {
      title: "but not one for people",
      code: 'FROM «ubuntu:24.04»\nCMD ["/app"]',
      message: "missing",
      fixedUnsafe: 'FROM ubuntu:24.04\nUSER 65532:65532\nCMD ["/app"]',
    },
    {
      title: "an account that is made comes before one that is brought",
      code: 'FROM «node:24»\nRUN useradd ‹web›\nCMD ["node", "a.js"]',
      message: "missing",
      related: "web is created here",
      fixedUnsafe: 'FROM node:24\nRUN useradd web\nUSER web\nCMD ["node", "a.js"]',
    },
    ...['CMD ["/app"]', 'ENTRYPOINT ["/app"]'].map((start) => ({
      title: `an image to build in that starts a program: ${start}`,
      code: `FROM «golang:1.24»\n${start}`,
      message: "missing",
      fixedUnsafe: `FROM golang:1.24\nUSER 65532:65532\n${start}`,
    })),
    {
      title: "the base image by its name, and the first accounts",
      code: 'ARG BASE=debian:12\nFROM «$BASE»\nRUN useradd ‹a› && useradd ‹b› && useradd ‹c› && useradd d\nCMD ["/app"]',
      message: "missing",
      says: "The image runs as root, the user of debian:12: set USER",
      related: ["a is created here", "b is created here", "c is created here"],
      fixedUnsafe:
        'ARG BASE=debian:12\nFROM $BASE\nRUN useradd a && useradd b && useradd c && useradd d\nUSER 65532:65532\nCMD ["/app"]',
    },
    {
      code: 'FROM «scratch»\nCOPY app /\nENTRYPOINT ["/app"]',
      says: "The image runs as root, the user of scratch: set USER",
      fixedUnsafe: 'FROM scratch\nCOPY app /\nUSER 65532:65532\nENTRYPOINT ["/app"]',
      message: "missing",
    },
    {
      code: "FROM «gcr.io/distroless/static-debian12»\nCOPY app /app",
      message: "missing",
      fixedUnsafe: "FROM gcr.io/distroless/static-debian12\nCOPY app /app\nUSER 65532:65532",
    },
    {
      code: '‹FROM debian:12 AS base›\nRUN true\nFROM «base»\nCMD ["/app"]',
      message: "missing",
      related: "The base image",
      fixedUnsafe: 'FROM debian:12 AS base\nRUN true\nFROM base\nUSER 65532:65532\nCMD ["/app"]',
    },
    {
      code: 'from «debian:12»\r\nrun useradd -u 1000 ‹app›\r\n# starts it\r\ncmd ["/app"]\r\n',
      message: "missing",
      related: "app is created here",
      fixedUnsafe: 'from debian:12\r\nrun useradd -u 1000 app\r\nuser app\r\n# starts it\r\ncmd ["/app"]\r\n',
    },
    {
      title: "a command before the last RUN does not lead to a user before it",
      code: 'FROM «debian:12»\nCMD ["/app"]\nRUN apt-get update\nEXPOSE 80',
      message: "missing",
      fixedUnsafe: 'FROM debian:12\nCMD ["/app"]\nRUN apt-get update\nEXPOSE 80\nUSER 65532:65532',
    },
    {
      code: 'FROM «debian:12»\nRUN useradd ‹a› && useradd ‹b›\nCMD ["/app"]',
      message: "missing",
      related: ["a is created here", "b is created here"],
      fixedUnsafe: 'FROM debian:12\nRUN useradd a && useradd b\nUSER 65532:65532\nCMD ["/app"]',
    },
    {
      code: 'FROM «mcr.microsoft.com/windows/servercore:ltsc2022»\nCMD ["app.exe"]',
      message: "windows",
      says: "The image runs as ContainerAdministrator, the user of mcr.microsoft.com/windows/servercore:ltsc2022: set USER",
      fixedUnsafe: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nUSER ContainerUser\nCMD ["app.exe"]',
    },
    {
      code: 'FROM «debian:12»\nCMD ["bash"]',
      options: { allowInteractive: false },
      message: "missing",
      says: "The image runs as root, the user of debian:12: set USER",
      fixedUnsafe: 'FROM debian:12\nUSER 65532:65532\nCMD ["bash"]',
    },
    {
      code: 'FROM «debian:12»\nCMD ["bash", "-c", "/app"]',
      message: "missing",
      fixedUnsafe: 'FROM debian:12\nUSER 65532:65532\nCMD ["bash", "-c", "/app"]',
    },
  ],
});
