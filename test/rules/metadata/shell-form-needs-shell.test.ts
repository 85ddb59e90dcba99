import rule from "../../../rules/metadata/shell-form-needs-shell.ts";
import { testRule } from "../../rule-tester.ts";

const distroless = "FROM gcr.io/distroless/static-debian12\nCOPY app /app\n";
const marked = distroless.replace(/gcr.*/, "‹$&›");

testRule(rule, {
  good: [
    "FROM debian:12\nCMD /app",
    "FROM alpine:3.22\nHEALTHCHECK CMD /app health || exit 1\nCMD /app",
    `${distroless}HEALTHCHECK CMD ["/app", "health"]\nCMD ["/app"]`,
    `${distroless}HEALTHCHECK NONE`,
    // Only what takes effect counts.
    `${distroless}CMD /app\nCMD ["/app"]`,
    'FROM scratch AS a\nCOPY app /app\nFROM a\nCMD ["/app"]',
    // A shell is there.
    "FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /bin/sh\nCMD /app",
    "FROM scratch\nCOPY --from=busybox:1.37 /bin/sh /bin/\nCMD /app",
    'FROM gcr.io/distroless/static-debian12:debug\nCOPY app /app\nENTRYPOINT ["sh", "-c", "/app"]',
    'FROM gcr.io/distroless/static-debian12:debug\nSHELL ["/busybox/sh", "-c"]\nCMD /app',
    "FROM cgr.dev/chainguard/static:latest-dev\nCOPY app /app\nCMD /app",
    // The words after the entrypoint are arguments.
    'FROM scratch\nCOPY app /app\nENTRYPOINT ["/app"]\nCMD ["sh"]',
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD app.exe",
    "FROM example.com/base\nCMD /app",
    "ARG BASE\nFROM $BASE\nCMD /app",
    { code: "FROM scratch\nADD rootfs.tar.xz /\nCMD /app", unknown: true },
    { code: "FROM golang:1.24 AS b\nFROM scratch\nCOPY --from=b /rootfs /\nCMD /app", unknown: true },
    { code: 'FROM scratch\nCOPY box /box\nRUN ["/box", "--install", "/bin"]\nCMD /app', unknown: true },
    "FROM scratch\nONBUILD CMD /app",
    { title: "no arguments", code: 'FROM scratch\nCOPY app /app\nENTRYPOINT ["/app"]\nCMD []' },
  ],
  bad: [
    {
      code: `${marked}CMD «/app»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      fixed: `${distroless}CMD ["/app"]`,
    },
    {
      code: `${marked}HEALTHCHECK --interval=5s CMD «/app --health»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      fixed: `${distroless}HEALTHCHECK --interval=5s CMD ["/app", "--health"]`,
    },
    {
      code: `${marked}ENTRYPOINT «exec /app 'a b' "c\\"d"»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      fixed: `${distroless}ENTRYPOINT ["/app", "a b", "c\\"d"]`,
    },
    {
      title: "a program that starts another",
      code: `${marked}CMD «/tini -g -- /app serve»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      fixed: `${distroless}CMD ["/tini", "-g", "--", "/app", "serve"]`,
    },
    {
      title: "programs that start another",
      code: `${marked}CMD «/tini -- gosu app /app serve»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      fixed: `${distroless}CMD ["/tini", "--", "gosu", "app", "/app", "serve"]`,
    },
    ...[
      "test -f /x",
      "[ -f /x ]",
      "/app 'a",
      "A=1; /app",
      "A=1; B=2; /app",
      "sh -c /app",
      "/app &",
      "/app > /log",
      "/app | cat",
      "(/app)",
      "! /app",
      "/tini -- command /app",
      "/tini -- test -f /x",
      "exec env /app",
      "/app ~/x",
    ].map((script) => ({
      title: `the shell has something to do: ${script}`,
      code: `${marked}CMD «${script}»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    })),
    {
      title: "SHELL says nothing of exec form",
      code: 'FROM ‹scratch›\nCOPY app /app\nSHELL ["/app", "-c"]\nCMD ["«sh»", "-c", "/app"]',
      message: "interpreter",
      related: "scratch has no shell",
    },
    {
      title: "a builtin that starts another",
      code: `${marked}CMD «command /app»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    },
    {
      title: "variables need the shell",
      code: `${marked}ENTRYPOINT «/app --port $PORT»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    },
    {
      title: "operators need the shell",
      code: `${marked}HEALTHCHECK CMD «/app health || exit 1»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    },
    {
      title: "globs need the shell",
      code: `${marked}CMD «/app *.txt»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    },
    {
      title: "assignments need the shell",
      code: `${marked}CMD «A=b /app»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    },
    {
      title: "the ENTRYPOINT's shell form makes Docker ignore CMD",
      code: `${marked}ENTRYPOINT «/app»\nCMD serve`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
    },
    {
      title: "a CMD that shell form has ignored becomes arguments",
      code: `${marked}ENTRYPOINT «/app»\nCMD ["serve"]`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      offers: 'Use the exec form: ["/app"], unless the program cannot take the words of CMD',
      fixedUnsafe: `${distroless}ENTRYPOINT ["/app"]\nCMD ["serve"]`,
    },
    {
      title: "the base's own entrypoint",
      code: "FROM ‹gcr.io/distroless/nodejs22-debian12›\nCOPY server.js /\nCMD «/server.js»",
      message: "handed",
      says: "The shell form passes /bin/sh -c to the entrypoint as arguments, and gcr.io/distroless/nodejs22-debian12 has no /bin/sh: use the exec form",
      related: "gcr.io/distroless/nodejs22-debian12 has no shell",
      fixed: 'FROM gcr.io/distroless/nodejs22-debian12\nCOPY server.js /\nCMD ["/server.js"]',
    },
    {
      title: "there is no /bin/sh in a debug variant",
      code: 'FROM ‹gcr.io/distroless/static-debian12:debug›\nENTRYPOINT ["«/bin/sh»", "-c", "/app"]',
      message: "interpreter",
      says: "/bin/sh is not in gcr.io/distroless/static-debian12:debug",
      related: "gcr.io/distroless/static-debian12:debug has no shell",
    },
    {
      title: "through a parent stage",
      code: "FROM ‹scratch› AS base\nCOPY app /app\nFROM base\nCMD «/app serve»",
      message: "form",
      says: "The shell form needs /bin/sh, which scratch does not have: use the exec form",
      related: "scratch has no shell",
      fixed: 'FROM scratch AS base\nCOPY app /app\nFROM base\nCMD ["/app", "serve"]',
    },
    {
      title: "a program of this file is no tree",
      code: "FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM ‹scratch›\nCOPY --from=b /app /\nCMD «/app»",
      message: "form",
      related: "scratch has no shell",
      fixed:
        'FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=b /app /\nCMD ["/app"]',
    },
    {
      code: "FROM ‹mcr.microsoft.com/dotnet/runtime-deps:8.0-noble-chiseled›\nCOPY app /app/app\nENTRYPOINT «/app/app»",
      message: "form",
      related: "mcr.microsoft.com/dotnet/runtime-deps:8.0-noble-chiseled has no shell",
      fixed:
        'FROM mcr.microsoft.com/dotnet/runtime-deps:8.0-noble-chiseled\nCOPY app /app/app\nENTRYPOINT ["/app/app"]',
    },
    {
      title: "continued over lines",
      code: `${marked}CMD «/app \\\n  --verbose»`,
      message: "form",
      related: "gcr.io/distroless/static-debian12 has no shell",
      fixed: `${distroless}CMD ["/app", "--verbose"]`,
    },
  ],
});
