import rule from "../../../rules/packages/update-with-install.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get update",
    "FROM debian:12\nRUN apt-get update && ./install.sh\nRUN apt-get install -y curl",
    "FROM alpine:3.20\nRUN apk update\nRUN apk add --no-cache curl",
    "FROM fedora:41\nRUN dnf makecache\nRUN dnf install -y tar",
    "FROM debian:12 AS a\nRUN apt-get update\nFROM debian:12\nRUN apt-get install -y curl",
    "FROM debian:12\nRUN if true; then apt-get update; fi\nRUN apt-get install -y curl",
    "FROM debian:12\nRUN apt-get install -y curl\nRUN apt-get update",
    "FROM debian:12\nRUN apt-get update && apt-get install -y curl\nRUN apt-get install -y jq",
    "FROM debian:12\nRUN apt-get update && apt-get upgrade -y\nRUN apt-get install -y jq",
  ],
  bad: [
    {
      title: "in the stage that starts from it",
      code: "FROM debian:12 AS base\nRUN «apt-get update»\nFROM base\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "with something in between",
      code: "FROM debian:12\nRUN «apt-get update»\nCOPY a /a\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "a comment in between stays",
      code: "FROM debian:12\nRUN «apt-get update»\n# tools\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "a comment at the end would swallow the rest",
      code: "FROM debian:12\nRUN «apt-get update» # index\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "lists of which not every failure ends them",
      code: "FROM debian:12\nRUN «apt-get update»\nRUN ‹apt-get install› -y a; apt-get install -y b",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "other mounts",
      code: "FROM debian:12\nRUN «apt-get update»\nRUN --mount=type=cache,target=/a ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "the same mounts",
      code: "FROM debian:12\nRUN --network=none «apt-get update»\nRUN --network=none ‹apt-get upgrade› -y \\\n  && true\n",
      related: "Installs from the package index of another layer",
      fixed: "FROM debian:12\nRUN --network=none apt-get update \\\n    && apt-get upgrade -y \\\n  && true\n",
    },
    {
      code: "FROM archlinux:base\nRUN «pacman» -Sy\nRUN ‹pacman› -S --noconfirm git",
      says: "pacman is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
      related: "Installs from the package index of another layer",
      fixedUnsafe: "FROM archlinux:base\nRUN pacman -Sy \\\n    && pacman -S --noconfirm git",
      offers: "Join the two RUN instructions, unless pacman starts a background process",
    },
    {
      title: "heredoc",
      code: "FROM debian:12\nRUN <<EOF\n«apt-get update»\nEOF\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "twice, and a comment and a RUN that have nothing to do with it",
      code: "# tools\nFROM debian:12\nRUN «apt-get update» && apt update\nRUN mkdir /a\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
    },
    {
      title: "a comment elsewhere",
      code: "# tools\nFROM debian:12\nRUN «apt-get update»\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: "# tools\nFROM debian:12\nRUN apt-get update \\\n    && apt-get install -y curl",
    },
    {
      title: "packages that it does not name",
      code: "FROM debian:12\nRUN «apt-get update»\nRUN ‹apt-get build-dep› -y curl",
      related: "Installs from the package index of another layer",
      fixed: "FROM debian:12\nRUN apt-get update \\\n    && apt-get build-dep -y curl",
    },
    {
      title: "a trigger installs",
      code: "FROM debian:12\nRUN «apt-get update»\nONBUILD RUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "a trigger updates",
      code: "FROM debian:12\nONBUILD RUN «apt-get update»\nRUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
    {
      title: "both are triggers",
      code: "FROM debian:12\nONBUILD RUN «apt-get update»\nONBUILD RUN ‹apt-get install› -y curl",
      related: "Installs from the package index of another layer",
      fixed: null,
    },
  ],
});
