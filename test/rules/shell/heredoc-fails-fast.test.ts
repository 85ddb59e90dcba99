import rule from "../../../rules/shell/heredoc-fails-fast.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM python:3.12\nRUN <<EOF\n#!/usr/bin/env python3\nprint("a | b")\nprint(1)\nEOF',
    "FROM python:3.12\nRUN python3 <<EOF\nimport os\nprint(1)\nEOF",
    'FROM debian:12\nSHELL ["/bin/bash", "-e", "-c"]\nRUN <<EOF\ncp a b\ncp c d\nEOF',
    "FROM debian:12\nRUN bash -e <<EOF\ncp a b\ncp c d\nEOF",
    "FROM debian:12\nRUN bash <<EOF\n  set -o errexit\ncp a b\ncp c d\nEOF",
    "FROM debian:12\nRUN <<EOF\n#!/bin/bash -eu\ncp a b\ncp c d\nEOF",
    "FROM debian:12\nRUN <<EOF\necho start\ncp a b\nEOF",
    "FROM debian:12\nRUN <<EOF\necho start\nset -e\ncp a b\ncp c d\nEOF",
    "FROM debian:12\nRUN <<EOF\ncp a b || true\ncp c d\nEOF",
    "FROM debian:12\nRUN <<EOF\nif cp a b; then true; fi\ncp c d\nEOF",
    {
      title: "switched off where it is meant",
      code: "FROM debian:12\nRUN <<EOF\nset -e\nmake\nset +e\ncp a b\ncp c d\nEOF",
    },
    { title: "in a branch", code: "FROM debian:12\nRUN <<EOF\nif test -d a; then cp a b; cp c d; fi\nEOF" },
    { title: "in a subshell", code: "FROM debian:12\nRUN <<EOF\n(cp a b; cp c d)\nEOF" },
    { title: "in a substitution", code: "FROM debian:12\nRUN <<EOF\necho $(du a; du b)\nEOF" },
    { title: "data, not a script", code: "FROM debian:12\nRUN cat > /x <<EOF\ncp a b\ncp c d\nEOF" },
    { title: "not a heredoc", code: "FROM debian:12\nRUN cp a b; cp c d" },
    { title: "PowerShell", code: 'FROM a:1\nSHELL ["pwsh", "-Command"]\nRUN <<EOF\nGet-Item a\nGet-Item b\nEOF' },
  ],
  bad: [
    {
      code: "FROM debian:12\nRUN <<-EOF\n\t«cp a b»\n\tcp c d\n\tEOF",
      says: "A failure of cp is ignored: start the heredoc with set -e",
      offers: "Start with set -e",
      fixedUnsafe: "FROM debian:12\nRUN <<-EOF\n\tset -e\n\tcp a b\n\tcp c d\n\tEOF",
    },
    {
      title: "after the shebang, in the file's indentation",
      code: "FROM debian:12\nRUN <<'EOF'\n#!/bin/bash\n  set -x\n  «cp a b»\n  cp c d\nEOF",
      fixedUnsafe: "FROM debian:12\nRUN <<'EOF'\n#!/bin/bash\n  set -e\n  set -x\n  cp a b\n  cp c d\nEOF",
    },
    {
      title: "fed to a shell",
      code: "FROM debian:12\nRUN bash <<EOF\n«cp a b»; cp c d\nEOF",
      fixedUnsafe: "FROM debian:12\nRUN bash <<EOF\nset -e\ncp a b; cp c d\nEOF",
    },
    {
      title: "the first of several",
      code: "FROM debian:12\nRUN <<EOF\n«/usr/bin/make a»\nmake b\nmake c\nEOF",
      says: "A failure of make is ignored: start the heredoc with set -e",
      fixedUnsafe: "FROM debian:12\nRUN <<EOF\nset -e\n/usr/bin/make a\nmake b\nmake c\nEOF",
    },
    {
      code: "FROM debian:12\nRUN <<EOF\nmake a && «make b»\nmake c\nEOF",
      fixedUnsafe: "FROM debian:12\nRUN <<EOF\nset -e\nmake a && make b\nmake c\nEOF",
    },
  ],
});
