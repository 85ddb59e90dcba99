import rule from "../../../rules/shell/shellcheck.ts";
import type { ToldRemark } from "../../../src/nodes/checked-script.ts";
import { testRule } from "../../rule-tester.ts";

const told = (code: string, at: string, more: Partial<ToldRemark> = {}): readonly ToldRemark[] => [
  { code, at, level: "warning", message: "Something is wrong.", ...more },
];

const pod = (...lines: readonly string[]) =>
  ["apiVersion: v1", "kind: Pod", "spec:", "  containers:", "    - image: debian:12"]
    .concat(lines.map((line) => `      ${line}`))
    .join("\n");

testRule(rule, {
  good: [
    { title: "nothing is said", code: "FROM debian:12\nRUN echo a", told: [] },
    { title: "less severe", code: "FROM debian:12\nRUN echo $A", told: told("SC2086", "$A", { level: "info" }) },
    {
      title: "a style",
      code: "FROM debian:12\nRUN echo `a`",
      options: { level: "info" },
      told: told("SC2006", "`a`", { level: "style" }),
    },
    {
      title: "a code that is off",
      code: "FROM debian:12\nRUN a; cd /x; b",
      options: { codes: { SC2164: "off" } },
      told: told("SC2164", "cd /x"),
    },
    {
      title: "all codes but one are off",
      code: "FROM debian:12\nRUN a; cd /x; b",
      options: { codes: { "*": "off", SC2155: "on" } },
      told: told("SC2164", "cd /x"),
    },
    { title: "PowerShell", code: 'FROM x\nSHELL ["pwsh", "-c"]\nRUN cd a', told: told("SC2164", "cd a") },
    { title: "zsh", code: 'FROM x\nSHELL ["zsh", "-c"]\nRUN cd a; b', told: told("SC2164", "cd a") },
    { title: "a heredoc that is data", code: "FROM debian:12\nCOPY <<EOF /x\ncd a\nEOF", told: told("SC2164", "cd a") },
    { title: "words of an exec form", code: 'FROM debian:12\nRUN ["cd", "a"]', told: told("SC2164", "cd") },
    { title: "files in the image", code: "FROM debian:12\nRUN . $A", told: told("SC1090", "$A") },
    { title: "another first line", code: "FROM debian:12\nRUN <<EOF\n#!/bin/sh\na\nEOF", told: told("SC1128", "a") },
    { title: "an argument", code: "FROM debian:12\nRUN mix do deps.get", told: told("SC1010", "do") },
    { title: "an escaped dollar", code: "FROM debian:12\nRUN echo \\${A} > f", told: told("SC1083", "{A}") },
    { title: "its closing brace", code: "FROM debian:12\nRUN echo \\${A} > f", told: told("SC1083", "} >") },
    {
      title: "dash's echo",
      code: 'FROM debian:12\nRUN echo "a\\nb"',
      told: told("SC2028", '"a\\nb"'),
    },
    {
      title: "the file of a redirection",
      code: "FROM debian:12\nRUN a > b/$(c d)e",
      told: told("SC2046", "$(c d)"),
    },
    { title: "a list of one", code: "FROM debian:12\nRUN for a in b; do c; done", told: told("SC2043", "b") },
    { title: "a word", code: "FROM debian:12\nRUN make -j$(nproc)", told: told("SC2046", "$(nproc)") },
    {
      title: "a word or nothing",
      code: 'FROM debian:12\nRUN ./a --x$([ "$B" = c ] && echo d)',
      told: told("SC2046", '$([ "$B" = c ] && echo d)'),
    },
    {
      title: "a whole argument",
      code: "FROM debian:12\nRUN apt-get install -y $(cat list)",
      told: told("SC2046", "$(cat list)"),
    },
    {
      title: "set and not empty",
      code: "FROM debian:12\nENV D=/opt/x\nRUN rm -rf $D/",
      told: told("SC2115", "$D/"),
    },
    {
      title: "names from elsewhere",
      code: "FROM debian:12\nRUN . /etc/os-release; echo $name",
      told: told("SC2154", "$name"),
    },
    {
      title: "names that are exported from a file",
      code: "FROM debian:12\nRUN export $(cat /env) && echo $name",
      told: told("SC2154", "$name"),
    },
    { title: "given to the container", code: "FROM debian:12\nCMD ./a $name", told: told("SC2154", "$name") },
    {
      title: "hardly fails",
      code: 'FROM debian:12\nRUN export T="$(mktemp -d)"; a',
      told: told("SC2155", "T"),
    },
    { title: "the last command", code: "FROM debian:12\nRUN a; cd /x", told: told("SC2164", "cd /x") },
    {
      title: "set for a command",
      code: "FROM debian:12\nRUN EDITOR=tee visudo",
      told: told("SC2209", "EDITOR=tee visudo"),
    },
    {
      title: "blanks that indent a continued line",
      code: "FROM debian:12\nRUN echo a \\\n    b",
      options: { level: "style" },
      told: told("SC2291", "echo a     b"),
    },
    { title: "BusyBox", code: "FROM alpine:3.20\nRUN diff <(a) <(b)", told: told("SC3001", "<(a)") },
    {
      title: "some sh",
      code: "FROM example.com/app\nRUN source /x",
      told: told("SC3046", "source"),
      unknown: "which shell sh is in the image is not known",
    },
    {
      title: "some sh that may be none",
      code: "FROM example.com/app\nRUN if a",
      told: told("SC1073", "if", { level: "error" }),
      unknown: "which shell sh is in the image is not known",
    },
    {
      title: "what Compose puts into a script",
      kind: "compose",
      code: 'services:\n  a:\n    image: debian:12\n    command: sh -c "cd $$A$A; b"',
      told: told("SC2164", "cd $A$A"),
      unknown: "parts of it are filled in before the shell reads it",
    },
    {
      title: "what Compose has a default for",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    entrypoint: [sh, -c, 'cd /${A:-x}; b']",
      told: told("SC2164", "cd /x"),
      unknown: "parts of it are filled in before the shell reads it",
    },
    {
      title: "what Compose puts into a check",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    healthcheck:\n      test: cd ${A}; b",
      told: told("SC2164", "cd ${A}"),
      unknown: "parts of it are filled in before the shell reads it",
    },
    {
      title: "no shell reads what Compose splits",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    command: cd a",
      told: told("SC2164", "cd a"),
    },
    {
      title: "what a pod puts into a script",
      kind: "kubernetes",
      code: pod("env: [{name: A, valueFrom: {}}]", 'command: [sh, -c, "cd $(A); b"]'),
      told: told("SC2164", "cd $(A)"),
      unknown: "parts of it are filled in before the shell reads it",
    },
    {
      title: "export, which some versions split",
      code: "FROM debian:12\nRUN export A=$(cat b)",
      told: told("SC2046", "$(cat b)"),
      unknown: "whether this shell splits what export is given is not known",
    },
  ],
  bad: [
    {
      title: "its level and words",
      code: "FROM debian:12\nRUN «${@}»",
      told: told("SC2068", "${@}", { level: "error", message: "Double quote array expansions" }),
      severity: "error",
      says: "Double quote array expansions (SC2068)",
    },
    {
      title: "continued lines",
      code: "FROM debian:12\nRUN a; \\\n  «cd \\\n  # where\n  /x»; b",
      told: told("SC2164", "cd   /x"),
    },
    {
      title: "a heredoc with tabs",
      code: "FROM debian:12\nRUN <<-EOF\n\ta\n\t«cd /x»\n\tb\nEOF",
      told: told("SC2164", "cd /x"),
    },
    {
      title: "the heredoc of another shell",
      code: "FROM debian:12\nRUN bash <<EOF\n«cd /x»\nb\nEOF",
      told: told("SC2164", "cd /x"),
    },
    {
      title: "what a heredoc expands",
      code: "FROM debian:12\nRUN cat <<EOF > /a\n«$(b)»\nEOF",
      told: told("SC2091", "$(b)"),
    },
    {
      title: "an exec form, whose quotes are escaped",
      code: 'FROM debian:12\nRUN ["bash", "-c", "mkdir \\"a\\" «$(b)»/c"]',
      told: told("SC2046", "$(b)", { remedy: '"$(b)"' }),
      fixedUnsafe: 'FROM debian:12\nRUN ["bash", "-c", "mkdir \\"a\\" \\"$(b)\\"/c"]',
      offers: 'Write "$(b)"',
    },
    {
      title: "what the container runs",
      code: "FROM debian:12\nCMD mkdir «$(b)»/c",
      told: told("SC2046", "$(b)", { remedy: '"$(b)"' }),
      fixedUnsafe: 'FROM debian:12\nCMD mkdir "$(b)"/c',
    },
    {
      title: "a string that Compose hands to a shell, whose dollar signs are doubled",
      kind: "compose",
      code: 'services:\n  a:\n    image: debian:12\n    command: bash -c "mkdir \\"a\\" «$$(b)»/c"',
      told: told("SC2046", "$(b)", { remedy: '"$(b)"' }),
      offers: [],
    },
    {
      title: "a check of a service",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    healthcheck:\n      test:\n        - CMD-SHELL\n        - |\n          a\n          «cd /x»\n          b",
      told: told("SC2164", "cd /x"),
    },
    {
      title: "a Dockerfile in a Compose file",
      kind: "compose",
      code: "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM debian:12\n        RUN «cd /x»; b",
      told: told("SC2164", "cd /x"),
    },
    {
      title: "a command of a pod",
      kind: "kubernetes",
      code: pod("command:", "- sh", "- -c", "- |", "  «cd /x»", "  b"),
      told: told("SC2164", "cd /x"),
    },
    {
      title: "a probe and a hook",
      kind: "kubernetes",
      code: pod(
        "readinessProbe: {exec: {command: [sh, -c, a; «cd /x»; b]}}",
        "lifecycle: {preStop: {exec: {command: [bash, -c, «cd /x»; c]}}}",
      ),
      told: told("SC2164", "cd /x"),
    },
    { title: "ONBUILD", code: "FROM debian:12\nONBUILD RUN a; «cd /x»; b", told: told("SC2164", "cd /x") },
    {
      title: "between characters, at the end",
      code: "FROM debian:12\nRUN if «a»",
      told: told("SC1047", "", { level: "error" }).map((one) => ({ ...one, at: "a" })),
      severity: "error",
    },
    {
      title: "a level that is asked for",
      code: "FROM debian:12\nRUN echo «$A»",
      options: { level: "info" },
      told: told("SC2086", "$A", { level: "info" }),
      severity: "info",
    },
    {
      title: "a style that is asked for",
      code: "FROM debian:12\nRUN echo «`a`»",
      options: { level: "style" },
      told: told("SC2006", "`a`", { level: "style" }),
      severity: "info",
    },
    {
      title: "a code that is asked for, with its severity",
      code: "FROM debian:12\nRUN echo «$A»",
      options: { codes: { SC2086: "error" } },
      told: told("SC2086", "$A", { level: "info" }),
      severity: "error",
    },
    {
      title: "one that is on has its level's",
      code: "FROM debian:12\nRUN echo «$A»",
      options: { codes: { "*": "off", SC2086: "on" } },
      told: told("SC2086", "$A", { level: "info" }),
      severity: "info",
    },
    {
      title: "what could be argued about, where more is asked for",
      code: "FROM debian:12\nRUN apt-get install -y «$(cat list)»",
      options: { level: "info" },
      told: told("SC2046", "$(cat list)"),
    },
    {
      title: "blanks in one line",
      code: "FROM debian:12\nRUN a \\\n  && «echo a    b»",
      told: told("SC2291", "echo a    b"),
    },
    { title: "a brace by itself", code: "FROM debian:12\nRUN echo «{A}»", told: told("SC1083", "{A}") },
    {
      title: "bash's echo",
      code: 'FROM debian:12\nSHELL ["bash", "-c"]\nRUN echo «"a\\nb"»',
      told: told("SC2028", '"a\\nb"'),
    },
    {
      title: "the file of a redirection in bash",
      code: 'FROM debian:12\nSHELL ["bash", "-c"]\nRUN a > b/«$(c d)»e',
      told: told("SC2046", "$(c d)"),
    },
    {
      title: "beside a redirection",
      code: "FROM debian:12\nRUN a b/«$(c d)»e > f",
      told: told("SC2046", "$(c d)"),
    },
    {
      title: "a list of one, where more is asked for",
      code: "FROM debian:12\nRUN for a in «b»; do c; done",
      options: { codes: { SC2043: "on" } },
      told: told("SC2043", "b"),
    },
    {
      title: "what is put behind it",
      code: "FROM debian:12\nRUN «cd /x»; b",
      told: told("SC2164", "cd /x", { remedy: "cd /x || exit" }),
      fixedUnsafe: "FROM debian:12\nRUN cd /x || exit; b",
      offers: "Write cd /x || exit",
    },
    { title: "part of a word", code: "FROM debian:12\nRUN ./a --x=«$(cat b)»", told: told("SC2046", "$(cat b)") },
    { title: "where one word is wanted", code: "FROM debian:12\nRUN cd «$(cat b)»", told: told("SC2046", "$(cat b)") },
    {
      title: "words behind a pipe",
      code: "FROM debian:12\nRUN ./a -x«$(pwd | tr / ' ')»",
      told: told("SC2046", "$(pwd | tr / ' ')"),
    },
    {
      title: "a value that is not known",
      code: "FROM debian:12\nARG D\nRUN rm -rf «$D/»",
      told: told("SC2115", "$D/"),
    },
    {
      title: "set anew",
      code: "FROM debian:12\nENV D=/x\nRUN D=$(a); rm -rf «$D/»",
      told: told("SC2115", "$D/"),
    },
    { title: "a misspelt name", code: "FROM debian:12\nRUN a=1; echo «$b»", told: told("SC2154", "$b") },
    {
      title: "fails with the network",
      code: 'FROM debian:12\nRUN export «V»="$(curl https://example.com)"; a',
      told: told("SC2155", "V"),
    },
    { title: "more follows", code: "FROM debian:12\nRUN «cd /x»; a", told: told("SC2164", "cd /x") },
    { title: "a name of a program", code: "FROM debian:12\nRUN «a=ls»", told: told("SC2209", "a=ls") },
    { title: "dash", code: "FROM debian:12\nRUN diff «<(a)» b", told: told("SC3001", "<(a)") },
    { title: "a known sh", code: "FROM debian:12\nRUN «source» /x", told: told("SC3046", "source") },
    {
      title: "export in bash",
      code: 'FROM debian:12\nSHELL ["bash", "-c"]\nRUN export A=«$(cat b)»',
      told: told("SC2046", "$(cat b)"),
    },
  ],
});
