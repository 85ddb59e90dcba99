import rule from "../../../rules/packages/no-duplicate-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.22 AS base\nRUN apk add musl-dev\nCOPY --from=tonistiigi/xx / /\nFROM base\nARG TARGETPLATFORM\nRUN xx-apk add musl-dev",
    // Elsewhere, from elsewhere, or only if it is there.
    ...["--download-only", "--only-upgrade"].map(
      (option) => `FROM debian:12\nRUN apt-get install -y curl && apt-get install -y ${option} curl`,
    ),
    ...["--force", "--root /rootfs", "--upgrade", "--repository https://example.com/edge"].map(
      (option) => `FROM alpine:3.20\nRUN apk add curl && apk add ${option} curl`,
    ),
    ...["--downloadonly", "--installroot=/rootfs", "--enablerepo=testing", "--repo=testing"].map(
      (option) => `FROM fedora:41\nRUN dnf install -y curl && dnf install -y ${option} curl`,
    ),
    "FROM fedora:41\nRUN dnf install -y curl && dnf reinstall -y curl",
    "FROM debian:12\nRUN apt-get install -y curl && pip install curl",
    "FROM debian:12\nRUN if true; then apt-get install -y curl; else apt-get install -y curl; fi",
    "FROM alpine:3.20\nRUN apk add --no-cache --virtual .deps gcc && apk add --no-cache gcc",
    "FROM debian:12\nRUN apt-get install -y curl && apt-get install --reinstall -y curl",
    "FROM debian:12\nRUN apt-get install -y curl && apt-get install -y -t bookworm-backports curl",
    "FROM python:3.13\nRUN conda run -n a pip install flask && conda run -n b pip install flask",
    // Packages of languages may be there in several versions.
    "FROM python:3.13\nRUN pip install flask && pip install flask",
    "FROM debian:12\nRUN apt-get install -y curl && apt-get upgrade -y && apt-get install -y curl",
    // Files, and names that stand for several.
    "FROM debian:12\nRUN apt-get install -y ./a.deb 'php-*' 'php-*' ./a.deb",
    "FROM debian:12\nRUN for one in a b; do apt-get install -y curl; done; apt-get install -y curl",
    "FROM debian:12\nRUN tools() { apt-get install -y curl; }; apt-get install -y curl && tools",
    // Another system.
    "FROM debian:12\nRUN apt-get install -y curl && chroot /rootfs apt-get install -y curl",
  ],
  bad: [
    {
      title: "in a later RUN",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl› git\nRUN apt-get install -y jq «curl»",
      message: "again",
      related: "Installed here",
      fixedUnsafe: "FROM debian:12\nRUN apt-get install -y curl git\nRUN apt-get install -y jq",
    },
    {
      title: "on a line of its own",
      code: "FROM debian:12\nRUN apt-get install -y \\\n    ‹curl› \\\n    git \\\n    «curl» \\\n    jq\n",
      message: "again",
      related: "Installed here",
      fixed: "FROM debian:12\nRUN apt-get install -y \\\n    curl \\\n    git \\\n    jq\n",
    },
    {
      title: "on the last line, behind a comment",
      code: "FROM debian:12\nRUN apt-get install -y \\\n    ‹curl› \\\n    # git\n    git \\\n\n    # again\n    «curl»\nUSER 1000\n",
      message: "again",
      related: "Installed here",
      fixed: "FROM debian:12\nRUN apt-get install -y \\\n    curl \\\n    # git\n    git\nUSER 1000\n",
    },
    {
      title: "nothing would be left to install",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl›\nRUN apt-get install -y «curl»",
      message: "again",
      related: "Installed here",
      fixed: null,
    },
    {
      title: "inside a variable",
      code: 'FROM debian:12\nARG P="curl git"\nRUN apt-get install -y ‹curl› jq «$P»',
      message: "again",
      related: "Installed here",
      fixed: null,
    },
    {
      title: "a pin on one of the two",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl› jq «curl=7.88.1»",
      message: "again",
      says: "curl is already installed",
      related: "Installed here",
      fixed: null,
    },
    {
      title: "two versions",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl=7.88.1›\nRUN apt-get install -y «curl=7.88.2» jq",
      message: "disagree",
      severity: "warning",
      says: "curl is already installed, in version 7.88.1",
      related: "Installed here",
    },
    {
      title: "pinned before",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl=7.88.1› git && apt-get install -y jq «curl»",
      message: "again",
      related: "Installed here",
    },
    {
      title: "the same version",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl=7.88.1› git «curl=7.88.1»",
      message: "again",
      related: "Installed here",
      fixed: "FROM debian:12\nRUN apt-get install -y curl=7.88.1 git",
    },
    {
      title: "a variable may hold nothing",
      code: "FROM debian:12\nARG MORE\nRUN apt-get install -y ‹curl› && apt-get install -y $MORE «curl»",
      message: "again",
      related: "Installed here",
      fixed: null,
    },
    {
      title: "nothing would be left of the second",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl› ‹git› && apt-get install -y «git» «curl»",
      message: "again",
      related: [
        [null, "Installed here"],
        ["Installed here", null],
      ],
      fixed: null,
    },
    {
      title: "each command keeps something",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl› ‹git› && apt-get install -y «curl» jq && apt-get install -y «git» tar",
      message: "again",
      related: [
        ["Installed here", null],
        [null, "Installed here"],
      ],
      fixed: "FROM debian:12\nRUN apt-get install -y curl git && apt-get install -y jq && apt-get install -y tar",
    },
    {
      title: "exec form",
      code: 'FROM alpine:3.20\nRUN ["apk", "add", "‹curl›", "git", "«curl»"]',
      message: "again",
      related: "Installed here",
      fixed: null,
    },
    {
      title: "the second mention is for apt's mark",
      message: "again",
      code: "FROM debian:12\nRUN apt-get install -y ‹tree› file && apt-mark auto tree file && apt-get install -y «tree» less && apt-get autoremove -y",
      related: "Installed here",
    },
    {
      title: "a script between may have added a source",
      message: "again",
      code: "FROM debian:12\nRUN apt-get install -y ‹nodejs› curl && curl -fsSL https://example.com/setup | bash - && apt-get install -y «nodejs» git",
      related: "Installed here",
      offers: "Remove the second nodejs, unless bash changes which packages are available",
      fixedUnsafe:
        "FROM debian:12\nRUN apt-get install -y nodejs curl && curl -fsSL https://example.com/setup | bash - && apt-get install -y git",
    },
  ],
});
