import rule from "../../../rules/layers/prefer-copy-chmod.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    ...["tool-*", "bin/", ".", ".."].map((source) => ({
      title: `perhaps a directory: ${source}`,
      code: `FROM debian:12\nCOPY ${source} /usr/bin/tool\nRUN chmod +x /usr/bin/tool`,
    })),
    { title: "a directory", code: "FROM debian:12\nCOPY data /data\nRUN chmod 777 /data" },
    { title: "a directory's file", code: "FROM debian:12\nCOPY . /app\nRUN chmod +x /app/run.sh" },
    { title: "more than that", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh && /a.sh" },
    { title: "another mode already", code: "FROM debian:12\nCOPY --chmod=600 a.sh /a.sh\nRUN chmod 700 /a.sh" },
    { title: "something between", code: "FROM debian:12\nCOPY a.sh /a.sh\nUSER app\nRUN chmod 700 /a.sh" },
    { title: "another file", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 /b.sh" },
    { title: "a pattern", code: "FROM debian:12\nCOPY *.sh /x/\nRUN chmod 700 /x/a.sh" },
    { title: "symbols with no octal mode", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod g-w /a.sh" },
    {
      title: "an old frontend",
      code: "# syntax=docker/dockerfile:1.0\nFROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 /a.sh",
    },
    { title: "a builder", code: "FROM debian:12 AS b\nCOPY a.sh /a.sh\nRUN chmod 700 /a.sh\nFROM scratch" },
    "FROM debian:12\nCOPY a.sh /a.sh\nRUN sudo -u x chmod 700 /a.sh",
    { title: "ADD", code: "FROM debian:12\nADD a.sh /a.sh\nRUN chmod 700 /a.sh" },
    { title: "of several files one", code: "FROM debian:12\nCOPY a.sh b.sh /x/\nRUN chmod 700 /x/a.sh" },
    { title: "another file too", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 /a.sh /b.sh" },
    { title: "of as many files others", code: "FROM debian:12\nCOPY a.sh b.sh /x/\nRUN chmod 700 /x/a.sh /x/c.sh" },
    {
      title: "a heredoc",
      code: "FROM debian:12\nCOPY <<EOF /usr/bin/tool\n#!/bin/sh\nEOF\nRUN chmod +x /usr/bin/tool",
    },
    { title: "where it lies is not known", code: "FROM registry.example.com/app:1\nCOPY a.sh .\nRUN chmod 700 a.sh" },
    { title: "modes as nobody writes them", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 00755 /a.sh" },
    { title: "for the owner alone", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod u+x /a.sh" },
    { title: "and something else", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod +x,g-w /a.sh" },
    { title: "all below", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 -R /a.sh" },
    {
      title: "a frontend before the flag",
      code: "# escape=\\\n# syntax=docker/dockerfile:1.2\nFROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 /a.sh",
    },
  ],
  bad: [
    {
      title: "several, relative, over continued lines",
      code: 'FROM debian:12\nWORKDIR /app\nCOPY --chown=1:1 a.sh b.sh ./\nRUN «chmod 0755 a.sh \\\n  /app/b.sh»\nCMD ["/app/a.sh"]',
      fixed: 'FROM debian:12\nWORKDIR /app\nCOPY --chmod=0755 --chown=1:1 a.sh b.sh ./\nCMD ["/app/a.sh"]',
    },
    {
      title: "a program without extension",
      code: "FROM debian:12\nCOPY --from=b:1 /out/tool /usr/bin/\nRUN «chmod +x /usr/bin/tool»",
      offers: "Copy with --chmod=755, unless /out/tool is a directory",
      fixedUnsafe: "FROM debian:12\nCOPY --chmod=755 --from=b:1 /out/tool /usr/bin/",
    },
    {
      title: "symbols where the frontend knows them",
      code: "# syntax=docker/dockerfile:1\nFROM debian:12\r\nCOPY a.sh /a.sh\r\nRUN «chmod a+x /a.sh»\r\n",
      fixed: "# syntax=docker/dockerfile:1\nFROM debian:12\r\nCOPY --chmod=+x a.sh /a.sh\r\n",
    },
    {
      title: "a comment stays",
      code: "FROM debian:12\nCOPY a.sh /a.sh\n# why\nRUN «chmod 755 /a.sh»",
      says: "chmod stores the file again in another layer: set the mode with COPY --chmod=755",
      fixed: null,
    },
    {
      title: "a frontend with the flag",
      code: "# syntax=docker/dockerfile:1.3\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod 700 /a.sh»",
      fixed: "# syntax=docker/dockerfile:1.3\nFROM debian:12\nCOPY --chmod=700 a.sh /a.sh",
    },
    {
      title: "and with symbols",
      code: "# syntax=docker/dockerfile:1.14\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod ugo+x /a.sh»",
      fixed: "# syntax=docker/dockerfile:1.14\nFROM debian:12\nCOPY --chmod=+x a.sh /a.sh",
    },
    {
      title: "the newest",
      code: "# SYNTAX=docker/dockerfile:latest\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod +x /a.sh»",
      fixed: "# SYNTAX=docker/dockerfile:latest\nFROM debian:12\nCOPY --chmod=+x a.sh /a.sh",
    },
    {
      title: "and before symbols",
      code: "# syntax=docker/dockerfile:1.13-labs\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod +x /a.sh»",
      fixedUnsafe: "# syntax=docker/dockerfile:1.13-labs\nFROM debian:12\nCOPY --chmod=755 a.sh /a.sh",
    },
    {
      title: "another frontend may not know symbols",
      code: "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod +x /a.sh»",
      fixedUnsafe: "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nCOPY --chmod=755 a.sh /a.sh",
    },
    {
      title: "an image of the same name",
      code: "# syntax=registry.example.com/docker/dockerfile:1\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod +x /a.sh»",
      fixedUnsafe: "# syntax=registry.example.com/docker/dockerfile:1\nFROM debian:12\nCOPY --chmod=755 a.sh /a.sh",
    },
    {
      title: "and of an old version",
      code: "# syntax=registry.example.com/docker/dockerfile:1.0\nFROM debian:12\nCOPY a.sh /a.sh\nRUN «chmod 755 /a.sh»",
      fixed: "# syntax=registry.example.com/docker/dockerfile:1.0\nFROM debian:12\nCOPY --chmod=755 a.sh /a.sh",
    },
    {
      title: "programs in a directory",
      code: "FROM debian:12\nCOPY a b /usr/bin/.\nRUN «chmod +x /usr/bin/a /usr/bin/b»",
      offers: "Copy with --chmod=755, unless a is a directory",
      fixedUnsafe: "FROM debian:12\nCOPY --chmod=755 a b /usr/bin/.",
    },
    {
      title: "a program under its name",
      code: "FROM debian:12\nCOPY tool /usr/bin/tool\nRUN «chmod a+x /usr/bin/tool»",
      offers: "Copy with --chmod=755, unless tool is a directory",
      fixedUnsafe: "FROM debian:12\nCOPY --chmod=755 tool /usr/bin/tool",
    },
    {
      title: "a program in the root",
      code: "FROM debian:12\nCOPY tool /\nRUN «chmod +x /tool»",
      offers: "Copy with --chmod=755, unless tool is a directory",
      fixedUnsafe: "FROM debian:12\nCOPY --chmod=755 tool /",
    },
    {
      title: "a program in the working directory",
      code: "FROM debian:12\nWORKDIR /app\nCOPY tool .\nRUN «chmod +x tool»",
      offers: "Copy with --chmod=755, unless tool is a directory",
      fixedUnsafe: "FROM debian:12\nWORKDIR /app\nCOPY --chmod=755 tool .",
    },
    {
      title: "a directory that COPY would make gets the mode as well",
      code: "FROM debian:12\nCOPY app.conf /etc/svc/app.conf\nRUN «chmod 644 /etc/svc/app.conf»",
      offers: "Copy with --chmod=644, unless /etc/svc does not exist yet",
      fixedUnsafe: "FROM debian:12\nCOPY --chmod=644 app.conf /etc/svc/app.conf",
    },
    ...["500", "640", "750", "0555"].map((mode) => ({
      title: `and so with ${mode}`,
      code: `FROM debian:12\nCOPY run.sh /home/a/b/run.sh\nRUN «chmod ${mode} /home/a/b/run.sh»`,
      offers: `Copy with --chmod=${mode}, unless /home/a/b does not exist yet`,
      fixedUnsafe: `FROM debian:12\nCOPY --chmod=${mode} run.sh /home/a/b/run.sh`,
    })),
    {
      title: "one that is there does not",
      code: "FROM debian:12\nCOPY app.conf /etc/app.conf\nRUN «chmod 644 /etc/app.conf»",
      fixed: "FROM debian:12\nCOPY --chmod=644 app.conf /etc/app.conf",
    },
    ...[
      "RUN mkdir -p /etc/svc/conf.d",
      "COPY other.conf /etc/svc/",
      "WORKDIR /etc/svc/deep",
      "RUN useradd -m app\nWORKDIR /etc\nWORKDIR svc\nWORKDIR /",
    ].map((makes) => ({
      title: `nor one that is made before: ${makes}`,
      code: `FROM debian:12\n${makes}\nCOPY app.conf /etc/svc/app.conf\nRUN «chmod 600 /etc/svc/app.conf»`,
      fixed: `FROM debian:12\n${makes}\nCOPY --chmod=600 app.conf /etc/svc/app.conf`,
    })),
    ...[
      "RUN mkdir -p /etc/svc && rm -rf /etc/svc",
      "RUN if [ -d /x ]; then mkdir /etc/svc; fi",
      "RUN mkdir /etc/svc2",
    ].map((step) => ({
      title: `not surely made: ${step}`,
      code: `FROM debian:12\n${step}\nCOPY app.conf /etc/svc/app.conf\nRUN «chmod 600 /etc/svc/app.conf»`,
      offers: "Copy with --chmod=600, unless /etc/svc does not exist yet",
      fixedUnsafe: `FROM debian:12\n${step}\nCOPY --chmod=600 app.conf /etc/svc/app.conf`,
    })),
    {
      title: "an image that is not known may lack it",
      code: "FROM registry.example.com/app:1\nCOPY run.sh /opt/run.sh\nRUN «chmod 700 /opt/run.sh»",
      offers: "Copy with --chmod=700, unless /opt does not exist yet",
      fixedUnsafe: "FROM registry.example.com/app:1\nCOPY --chmod=700 run.sh /opt/run.sh",
    },
    {
      title: "in an empty image it does not exist yet",
      code: "FROM scratch\nCOPY run.sh /opt/run.sh\nRUN «chmod 700 /opt/run.sh»",
    },
    {
      title: "the context tells a program",
      code: "# syntax=docker/dockerfile:1\nFROM debian:12\nCOPY tool /usr/bin/tool\nRUN «chmod +x /usr/bin/tool»",
      files: { ".dockerignore": "", tool: "\u007fELF\0" },
      fixed: "# syntax=docker/dockerfile:1\nFROM debian:12\nCOPY --chmod=+x tool /usr/bin/tool",
    },
    {
      title: "every file of a directory would become a program",
      code: "# syntax=docker/dockerfile:1\nFROM debian:12\nCOPY tools /usr/local/tools\nRUN «chmod +x /usr/local/tools»",
      files: { ".dockerignore": "", "tools/key.pem": "-" },
    },
    {
      title: "755 is what directories that COPY makes have anyway",
      code: "FROM debian:12\nCOPY run.sh /srv/app/run.sh\nRUN «chmod 755 /srv/app/run.sh»",
      fixed: "FROM debian:12\nCOPY --chmod=755 run.sh /srv/app/run.sh",
    },
  ],
});
