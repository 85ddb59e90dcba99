import rule from "../../../rules/shell/pipefail.ts";
import { testRule } from "../../rule-tester.ts";

const bashShell = 'SHELL ["/bin/bash","-o","pipefail","-c"]';

testRule(rule, {
  good: [
    {
      title: "SHELL of the parent stage",
      code: `FROM debian:12 AS base\n${bashShell}\nFROM base\nRUN zcat /a.gz | tar x`,
    },
    'FROM alpine:3.20\nSHELL ["/bin/ash","-eo","pipefail","-c"]\nRUN zcat /a.gz | tar x',
    'FROM python:3.12\nRUN <<EOF\n#!/usr/bin/env python3\nprint("a | b")\nEOF',
    "FROM python:3.12\nRUN python3 <<EOF\nprint(1 | 2)\nEOF",
    'FROM alpine:3.20\nRUN ["/bin/echo","$HOME | x"]',
    '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell","-Command"]\nRUN Get-ChildItem C:\\ `\n  | Select-Object -First 1',
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir | findstr x",
    "FROM alpine:3.20\nRUN set -o pipefail && curl -f https://example.com/x | tar x",
    "FROM alpine:3.20\nRUN set -euxo pipefail; curl -f https://example.com/x | tar x",
    "FROM alpine:3.20\nRUN curl -f https://example.com/x | tar x || true",
    "FROM alpine:3.20\nRUN echo a:b | chpasswd && cat /x | sort && yes | sdkmanager --licenses",
    "FROM alpine:3.20\nRUN curl -s https://example.com/x | head -n 1 > /x",
    "FROM alpine:3.20\nRUN if apk info | grep -q bash; then true; fi",
    "FROM debian:12\nRUN find / -name x -exec ldd '{}' ';' | awk '{print $1}' | xargs -r dpkg-query --search | sort -u",
    "FROM debian:12\nRUN java -version 2>&1 | tee /x",
    "FROM debian:12\nRUN bash -o pipefail -c 'curl -f https://example.com/x | tar x'",
    "FROM debian:12\nRUN bash -c 'set -euo pipefail; curl -f https://example.com/x | tar x'",
    'FROM debian:12\nRUN ["/bin/bash", "-c", "set -o pipefail && curl -f https://example.com/x | tar x"]',
    "FROM debian:12\nRUN while read -r line; do echo $line; done < /x | sort",
    "FROM debian:12\nRUN cat <<EOF\na | b\nEOF",
  ],
  bad: [
    "FROM debian:12\nRUN bash -c 'sudo set -o pipefail; curl -f https://example.com/x «|» tar x'",
    {
      code: "FROM debian:12\nRUN bash -c 'set -o pipefail'; curl -f https://example.com/x «|» tar x",
      fixedUnsafe:
        'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN bash -c \'set -o pipefail\'; curl -f https://example.com/x | tar x',
    },
    {
      title: "no SHELL: the advice names ash",
      code: "FROM alpine:3.20\nRUN zcat /a.gz «|» tar x",
      says: 'A failure of zcat goes unnoticed in this pipe: use set -o pipefail, or SHELL ["/bin/ash", "-eo", "pipefail", "-c"]',
      fixedUnsafe: "FROM alpine:3.20\nRUN set -o pipefail && zcat /a.gz | tar x",
    },
    {
      title: "an unknown base",
      code: "FROM registry.example.com/a:1\nRUN curl https://example.com/x «|» tar x",
      fixed: null,
    },
    {
      title: "a set that is there takes the option",
      code: "FROM alpine:3.20\nRUN set -eux; \\\n  wget -O- https://example.com/x | sed s/a/b/ «|» tar x".replace(
        "| sed s/a/b/ «|»",
        "«|» sed s/a/b/ |",
      ),
      fixedUnsafe:
        "FROM alpine:3.20\nRUN set -eux -o pipefail; \\\n  wget -O- https://example.com/x | sed s/a/b/ | tar x",
    },
    {
      title: "one SHELL for a stage, above the comment",
      code: "FROM debian:12\n# one\nRUN curl -f https://example.com/x «|» tar x\nRUN curl -f https://example.com/y «|» tar x\n",
      fixedUnsafe:
        "FROM debian:12\n# one\nRUN curl -f https://example.com/x | tar x\nRUN curl -f https://example.com/y | tar x\n".replace(
          "# one",
          'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n# one',
        ),
    },
    {
      title: "sh is bash there",
      code: "FROM fedora:41\nRUN curl -f https://example.com/x «|» tar x",
      fixedUnsafe: "FROM fedora:41\nRUN set -o pipefail && curl -f https://example.com/x | tar x",
    },
    {
      title: "a heredoc",
      code: "FROM alpine:3.20\nRUN <<-EOF\n\tcurl -f https://example.com/x «|» tar x\n\tEOF",
      fixedUnsafe: "FROM alpine:3.20\nRUN <<-EOF\n\tset -o pipefail\n\tcurl -f https://example.com/x | tar x\n\tEOF",
    },
    {
      title: "after the shebang",
      code: "FROM a:1\nRUN <<EOF\n#!/bin/bash\ncurl -f https://example.com/x «|» tar x\nEOF\n",
      fixedUnsafe: "FROM a:1\nRUN <<EOF\n#!/bin/bash\nset -o pipefail\ncurl -f https://example.com/x | tar x\nEOF\n",
    },
    {
      title: "inside a shell's string",
      code: "FROM debian:12\nRUN bash -c 'curl -f https://example.com/x «|» tar x'",
      fixed: null,
    },
    "FROM debian:12\nONBUILD RUN curl -f https://example.com/x «|» tar x",
    {
      code: "FROM alpine:3.20\nRUN V=$(curl -fs https://example.com/x «|» jq -r .v) && echo $V",
      fixedUnsafe: "FROM alpine:3.20\nRUN set -o pipefail && V=$(curl -fs https://example.com/x | jq -r .v) && echo $V",
    },
  ],
});
