import rule from "../../../rules/user/copy-chown-known-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN groupadd -r svc && useradd -r -g svc svc\nCOPY --chown=svc:svc a /c",
    "FROM debian:12\nARG WHO\nRUN useradd -r $WHO\nCOPY --chown=svc a /c",
    "FROM debian:12\nRUN useradd -r one && usermod -l two one\nCOPY --chown=two a /c",
    "FROM debian:12 AS a\nRUN adduser --disabled-password --gecos '' svc\nFROM a\nCOPY --chown=svc a /c",
    "FROM debian:12\nCOPY --chown=www-data:www-data site /srv",
    "FROM debian:12\nCOPY --chown=1000:1000 site /srv",
    "FROM debian:12\nRUN apt-get update && apt-get install -y postgresql\nCOPY --chown=postgres conf /conf",
    "FROM debian:12\nRUN ./setup.sh\nCOPY --chown=app conf /conf",
    "FROM debian:12\nCOPY passwd /etc/\nCOPY --chown=app conf /conf",
    "FROM debian:12 AS base\nRUN useradd app\nFROM base\nCOPY --chown=app . /app",
    "FROM grafana/grafana:11.1.0\nCOPY --chown=grafana x /x",
    { code: "FROM registry.example.com/base:1\nCOPY --chown=app x /x", unknown: true },
    "FROM registry.example.com/base:1\nCOPY --chown=root x /x\nCOPY --chown=:app x /x",
    "FROM scratch\nCOPY --chown=1000 x /x\nCOPY --chown=root:root x /x",
    "FROM scratch\nONBUILD COPY --chown=app x /x",
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nARG WHO\nCOPY --chown=$WHO x C:/x",
    { code: "FROM debian:12\nARG WHO\nCOPY --chown=$WHO x /x", unknown: true },
    "FROM alpine:3.20 AS build\nFROM scratch\nCOPY --from=build /etc/passwd /etc/\nCOPY --chown=app x /x",
    "FROM debian:12\nRUN useradd app\nCOPY --link=false --chown=app x /x\nCOPY --link --chmod=755 --chown=app x /x",
    "FROM debian:12\nCOPY --link --chown=1500:1500 a /a\nADD --link --chown=root:0 a /a\nCOPY --link --chown=:root a /a",
    { code: "FROM debian:12\nARG WHO\nCOPY --link --chown=$WHO x /x", unknown: true },
  ],
  bad: [
    {
      title: "who creates one account creates no other",
      code: "FROM debian:12\nRUN useradd -r svc\nCOPY --chown=«svcc:svc» a /c",
      message: "missing",
    },
    {
      title: "nor do those that change it",
      code: "FROM debian:12\nRUN groupadd app && useradd -g app app && usermod -aG www-data app && passwd -l app\nCOPY --chown=«web» a /c",
      message: "missing",
    },
    {
      code: "# syntax=docker/dockerfile:1\nFROM debian:12-slim\nRUN useradd -l -u 1500 app\nCOPY --link --chown=«app:app» conf /etc/app/",
      message: "linked",
      says: "The build fails: --link copies to an empty layer, where app:app cannot be looked up; use numeric IDs",
    },
    { code: "FROM node:22\nADD --chown=«1000:node» --link=TRUE x /x", message: "linked" },
    { code: "FROM registry.example.com/base:1\nONBUILD COPY --link --chown=«app» x /x", message: "linked" },
    { code: "FROM scratch\nCOPY --link --chown=«:app» x /x", message: "linked" },
    { code: "FROM debian:12\nRUN mkdir -p /srv && chmod 755 /srv\nADD --chown=«app:app» x /srv/x", message: "missing" },
    { code: "FROM node:22-alpine AS a\nWORKDIR /app\nFROM a\nCOPY --chown=«app» x ./", message: "missing" },
    {
      code: "FROM scratch\nCOPY --chown=«1000:app» x /x",
      message: "passwd",
      says: "1000:app cannot be looked up without /etc/passwd: the files belong to root or the build fails",
    },
    { code: "FROM scratch\nCOPY --chown=«app:1000» x /x", message: "passwd" },
    // The account is created too late.
    {
      code: "FROM debian:12\nCOPY --chown=«app» x /x\nRUN useradd app",
      message: "missing",
      says: "The user app does not exist in debian:12 or above: the files belong to root or the build fails",
    },
  ],
});
