import rule from "../../../rules/shell/pipefail.ts";
import type { RuleCases } from "../../../src/testing/index.ts";
import { testRule } from "../../rule-tester.ts";

const bashShell = 'SHELL ["/bin/bash","-o","pipefail","-c"]';

/** Cases of pipes, of which most are. */
const masked = (cases: NonNullable<RuleCases["bad"]>) =>
  cases.map((one) => ({ ...(typeof one === "string" ? { code: one } : one), message: "masked" }));

testRule(rule, {
  good: [
    'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN set -o pipefail; zcat /a.gz | tar x',
    'FROM alpine:3.20\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN zcat /a.gz | tar x',
    'FROM fedora:41\nSHELL ["/bin/sh", "-eo", "pipefail", "-c"]\nRUN zcat /a.gz | tar x',
    'FROM debian:12\nSHELL ["/bin/sh", "-e", "-c"]\nRUN true',
    "FROM debian:12\nRUN set -e -o nounset; make",
    {
      title: "tried in a subshell first",
      code: "FROM debian:12\nRUN if (set -o pipefail) 2>/dev/null; then set -o pipefail; fi; make",
    },
    {
      title: "another shell in the place of sh",
      code: "FROM ubuntu:24.04\nRUN ln -snf /bin/bash /bin/sh\nRUN set -o pipefail; zcat /a.gz | tar x",
    },
    {
      title: "another shell in the place of sh, in the parent stage",
      code: "FROM debian:12 AS base\nRUN dpkg-reconfigure -p critical dash\nFROM base\nRUN set -o pipefail; zcat /a.gz | tar x",
    },
    "FROM debian:14\nRUN set -o pipefail; zcat /a.gz | tar x",
    "FROM ubuntu:26.04\nRUN set -o pipefail; zcat /a.gz | tar x",
    "FROM debian:testing\nRUN set -o pipefail; zcat /a.gz | tar x",
    "FROM registry.example.com/base:1\nRUN set -o pipefail; zcat /a.gz | tar x",
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
    "FROM alpine:3.20\nRUN curl -s https://example.com/x | sudo head -n 1 > /x",
    "FROM alpine:3.20\nRUN if apk info | grep -q bash; then true; fi",
    "FROM debian:12\nRUN find / -name x -exec ldd '{}' ';' | awk '{print $1}' | xargs -r dpkg-query --search | sort -u",
    ...["java -version 2>&1", "go version", "node --version", "node -v", "rustc -vV"].map(
      (command) => `FROM debian:12\nRUN ${command} | tee /x`,
    ),
    "FROM alpine:3.20\nRUN apk info -v | sort > /packages",
    ...["-q", "-i --silent", "--quiet", "-m 1"].map(
      (option) => `FROM debian:12\nRUN curl -s https://example.com/x | grep ${option} ok`,
    ),
    "FROM debian:12\nRUN bash -o pipefail -c 'curl -f https://example.com/x | tar x'",
    "FROM debian:12\nRUN bash -c 'set -euo pipefail; curl -f https://example.com/x | tar x'",
    'FROM debian:12\nRUN ["/bin/bash", "-c", "set -o pipefail && curl -f https://example.com/x | tar x"]',
    "FROM debian:12\nRUN while read -r line; do echo $line; done < /x | sort",
    "FROM debian:12\nRUN cat <<EOF\na | b\nEOF",
  ],
  bad: [
    {
      title: "each script that stops, and the pipe without it",
      code: "FROM debian:12\nRUN «set -o pipefail»; zcat /a.gz | tar x\nRUN «set -eux -o pipefail» && zcat /a.gz | tar x\nRUN zcat /a.gz «|» tar x",
      message: ["absent", "absent", "masked"],
      says: [
        'The sh of debian:12 does not support pipefail, so this script fails: use SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
        'The sh of debian:12 does not support pipefail, so this script fails: use SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
        'A failure of zcat is ignored in this pipe: use SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      ],
      fixedUnsafe:
        'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN set -o pipefail; zcat /a.gz | tar x\nRUN set -eux -o pipefail && zcat /a.gz | tar x\nRUN zcat /a.gz | tar x',
    },
    {
      title: "a shell that nothing runs in",
      code: 'FROM debian:12\nSHELL «["/bin/sh", "-o", "pipefail", "-c"]»\nRUN zcat /a.gz | tar x',
      message: "absent",
      fixedUnsafe: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN zcat /a.gz | tar x',
    },
    {
      title: "dash by its name, on a base whose sh is another",
      code: 'FROM ubuntu:22.04\nONBUILD SHELL «["dash", "-eo", "pipefail", "-c"]»',
      message: "absent",
    },
    {
      title: "no list helps, for the shell stops",
      code: "FROM debian:11\nRUN apt-get update; «set -euo pipefail» || true; make",
      message: "absent",
      fixedUnsafe:
        'FROM debian:11\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN apt-get update; set -euo pipefail || true; make',
    },
    {
      title: "a shell that the script starts itself",
      code: "FROM debian:12\nRUN sh -c '«set -o pipefail»; zcat /a.gz | tar x'",
      message: "absent",
      says: "The sh of debian:12 does not support pipefail, so this script fails: use a shell that supports pipefail, or a temporary file",
    },
    {
      title: "replaced too late",
      code: "FROM debian:12\nRUN «set -o pipefail»; make\nRUN ln -sf bash /bin/sh",
      message: "absent",
      fixedUnsafe:
        'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN set -o pipefail; make\nRUN ln -sf bash /bin/sh',
    },
    ...masked([
      "FROM debian:12\nRUN bash -c 'sudo set -o pipefail; curl -f https://example.com/x «|» tar x'",
      {
        code: "FROM debian:12\nRUN bash -c 'set -o pipefail'; curl -f https://example.com/x «|» tar x",
        fixedUnsafe:
          'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN bash -c \'set -o pipefail\'; curl -f https://example.com/x | tar x',
      },
      {
        title: "the first that can fail, called by its path",
        code: "FROM fedora:41\nRUN cat /url | /usr/bin/curl -fK-«|»gpg --dearmor | tee /key",
        says: "A failure of curl is ignored in this pipe: use set -o pipefail",
        fixedUnsafe: "FROM fedora:41\nRUN set -o pipefail && cat /url | /usr/bin/curl -fK-|gpg --dearmor | tee /key",
      },
      {
        title: "another SHELL where the image has one that knows it, for what comes after",
        code: "FROM debian:12\r\nRUN make\r\nRUN make -v x «|» tee /log\r\n",
        says: 'A failure of make is ignored in this pipe: use SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
        fixedUnsafe:
          'FROM debian:12\r\nRUN make\r\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\r\nRUN make -v x | tee /log\r\n',
      },
      {
        title: "nothing known that knows it",
        code: "FROM scratch\nADD rootfs.tar /\nRUN make «|» tee /log",
        says: "A failure of make is ignored in this pipe: use a shell that supports pipefail, or a temporary file",
      },
      {
        title: "SHELL does not reach a shell inside",
        code: "FROM debian:12\nRUN sh -c 'make «|» tee /log'",
        says: "A failure of make is ignored in this pipe: use a shell that supports pipefail, or a temporary file",
      },
      {
        code: "FROM alpine:3.20\nRUN sh -c 'make «|» tee /log'",
        says: "A failure of make is ignored in this pipe: use set -o pipefail",
      },
      ...["zsh", "ksh"].map((shell) => ({
        code: `FROM debian:12\nSHELL ["/bin/${shell}", "-c"]\nRUN make «|» tee /log`,
        fixedUnsafe: `FROM debian:12\nSHELL ["/bin/${shell}", "-c"]\nRUN set -o pipefail && make | tee /log`,
      })),
      {
        title: "a SHELL that somebody has chosen stays",
        code: 'FROM debian:12\nSHELL ["/bin/sh", "-c"]\nRUN make «|» tee /log',
      },
      { title: "a script with a mistake", code: "FROM debian:12\nRUN make «|» tee /log; done" },
      {
        title: "head reads files",
        code: "FROM debian:12\nRUN fetch «|» xargs head -n 1",
        fixedUnsafe: `FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN fetch | xargs head -n 1`,
      },
      {
        code: "FROM alpine:3.20\nRUN find /urls -exec head -n 1 {} ';' | wget -i- -O- «|» tar x",
        fixedUnsafe:
          "FROM alpine:3.20\nRUN set -o pipefail && find /urls -exec head -n 1 {} ';' | wget -i- -O- | tar x",
      },
      ...["fetch «|» grep -i ok", "apk fetch --stdout a «|» tar x", "yarn info a «|» tee /a"].map((script) => ({
        code: `FROM alpine:3.20\nRUN ${script}`,
        fixedUnsafe: `FROM alpine:3.20\nRUN set -o pipefail && ${script.replace(/[«»]/g, "")}`,
      })),
      ...["-vx", "--no-v", "no-version", "versions", "--verbose"].map((word) => ({
        title: `does not ask for its version: ${word}`,
        code: `FROM alpine:3.20\nRUN app ${word} «|» tee /log`,
        fixedUnsafe: `FROM alpine:3.20\nRUN set -o pipefail && app ${word} | tee /log`,
      })),
      ...[
        "ls -l && ",
        "command set -e && ",
        "(set -e; make) && ",
        "set -x 2>/log; ",
        "set +x; ",
        "set -eE; ",
        "set -euo; ",
        "set -e -- a; ",
      ].map((start) => ({
        title: `nothing to add an option to: ${start}`,
        code: `FROM alpine:3.20\nRUN ${start}make «|» tee /log`,
        fixedUnsafe: `FROM alpine:3.20\nRUN set -o pipefail && ${start}make | tee /log`,
      })),
      {
        title: "not in a function",
        code: "FROM alpine:3.20\nRUN f() { set -x; }; make «|» tee /log",
        fixedUnsafe: "FROM alpine:3.20\nRUN set -o pipefail && f() { set -x; }; make | tee /log",
      },
      {
        title: "no SHELL: the advice names ash",
        code: "FROM alpine:3.20\nRUN zcat /a.gz «|» tar x",
        says: 'A failure of zcat is ignored in this pipe: use set -o pipefail, or SHELL ["/bin/ash", "-eo", "pipefail", "-c"]',
        fixedUnsafe: "FROM alpine:3.20\nRUN set -o pipefail && zcat /a.gz | tar x",
      },
      {
        title: "an unknown base",
        code: "FROM registry.example.com/a:1\nRUN curl https://example.com/x «|» tar x",
        offers: "Run everything from here on with bash and pipefail, unless the image has no bash",
        fixedUnsafe:
          'FROM registry.example.com/a:1\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl https://example.com/x | tar x',
      },
      {
        title: "an unknown base of a distribution that has bash",
        code: "FROM registry.example.com/a:1\nRUN apt-get update\nRUN curl https://example.com/x «|» tar x",
        offers: "Run everything from here on with bash and pipefail",
        says: 'A failure of curl is ignored in this pipe: use SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
        fixedUnsafe:
          'FROM registry.example.com/a:1\nRUN apt-get update\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl https://example.com/x | tar x',
      },
      {
        title: "an unknown base of one that has none",
        code: "FROM registry.example.com/a:1\nRUN apk add curl\nRUN curl https://example.com/x «|» tar x",
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
        offers: [
          "Run everything from here on with bash and pipefail",
          "Run everything from the first such pipe on with bash and pipefail",
        ],
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
      },
      "FROM debian:12\nONBUILD RUN curl -f https://example.com/x «|» tar x",
      {
        code: "FROM alpine:3.20\nRUN V=$(curl -fs https://example.com/x «|» jq -r .v) && echo $V",
        fixedUnsafe:
          "FROM alpine:3.20\nRUN set -o pipefail && V=$(curl -fs https://example.com/x | jq -r .v) && echo $V",
      },
    ]),
  ],
});
