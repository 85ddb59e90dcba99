import rule from "../../../rules/shell/exec-form-is-literal.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "a script among the words",
      code: 'FROM alpine:3.20\nENTRYPOINT ["tini", "--", "/entrypoint.sh"]\nCMD ["$HOME"]',
      unknown: "/entrypoint.sh may expand variables itself",
    },
    'FROM alpine:3.20\nCMD ["echo", "$HOME"]\nCMD ["true"]',
    'FROM alpine:3.20\nCMD ["sh", "-c", "echo $HOME && true"]',
    'FROM alpine:3.20\nENTRYPOINT ["sh", "-c"]\nCMD ["echo $HOME"]',
    {
      title: "a script may",
      code: 'FROM alpine:3.20\nENTRYPOINT ["/start.sh"]\nCMD ["--port", "$PORT"]',
      unknown: "/start.sh may expand variables itself",
    },
    ...["/run.bash", "/run.py", "/run.rb", "/run.pl", "/run.js", "/entry-point", "/docker-Entrypoint", "/init"].map(
      (script) => ({ code: `FROM alpine:3.20\nENTRYPOINT ["${script}"]\nCMD ["$PORT"]`, unknown: true as const }),
    ),
    {
      title: "so may an unknown entrypoint",
      code: 'FROM registry.example.com/a:1\nCMD ["app", "$PORT"]',
      unknown: true,
    },
    { title: "shell form ENTRYPOINT ignores it", code: 'FROM alpine:3.20\nENTRYPOINT app\nCMD ["$PORT"]' },
    'FROM alpine:3.20\nRUN ["awk", "{print $NF}"]',
    'FROM alpine:3.20\nRUN ["/usr/bin/env", "FOO=$BAR", "app"]',
    'FROM alpine:3.20\nRUN ["tini", "--", "bash", "-c", "echo $HOME"]',
    'FROM alpine:3.20\nRUN ["echo", "costs $5", "a$", "$$HOME", "\\\\$HOME"]',
    { title: "lower case that nothing sets", code: 'FROM alpine:3.20\nRUN ["nginx", "-g", "set $x 1;"]' },
    { title: "mixed case that nothing sets", code: 'FROM alpine:3.20\nRUN ["nginx", "-g", "set $upstream_IP $Host;"]' },
    {
      title: "the entrypoint reads the script",
      code: 'FROM alpine:3.20\nENTRYPOINT ["tini"]\nCMD ["sh", "-c", "a $B"]',
    },
    {
      title: "an entrypoint that the base image has",
      code: 'FROM gcr.io/distroless/nodejs22-debian12\nCMD ["app", "$PORT"]',
      unknown: "the ENTRYPOINT of the base image is not known",
    },
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ["C:\\\\Python\\\\python3.12.EXE", "-c", "print(\'$X\')"]',
    { title: "a program has any name", code: 'FROM alpine:3.20\nCMD ["&", "a"]' },
    {
      title: "properties that Java frameworks fill in",
      code: 'FROM eclipse-temurin:21\nENTRYPOINT ["java", "-Dport=${PORT}", "-jar", "a.jar"]',
    },
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ["powershell.exe", "-Command", "$ErrorActionPreference; a | b"]',
    "FROM alpine:3.20\nRUN echo $HOME && true",
    'FROM alpine:3.20\nHEALTHCHECK NONE\nCMD ["a|b"]',
  ],
  bad: [
    { code: 'FROM alpine:3.20\nCMD ["serve", "«${PORT%%x}»", "«${HOST##*/}»"]', message: "variable" },
    { code: 'FROM alpine:3.20\nRUN ["/bin/echo","«$HOME» | x"]', message: "variable" },
    { code: 'FROM alpine:3.20\nCMD ["server", \\\n  "--port=«${PORT:-80}»", "«$HOST»"]', message: "variable" },
    {
      code: 'FROM node:22\nCMD ["server", "«$PORT»"]',
      message: "variable",
      says: "$PORT is not expanded: the exec form runs without a shell",
    },
    { code: 'FROM alpine:3.20\nENTRYPOINT ["/app"]\nCMD ["«$PORT»"]', message: "variable" },
    {
      title: "each notation",
      code: 'FROM alpine:3.20\nCMD ["app", "«$P»", "«${Q}»", "«${PORT-80}»", "«${HOST:-}»"]',
      message: "variable",
    },
    {
      title: "scripts by their whole name",
      code: 'FROM alpine:3.20\nRUN ["/x/initial.shop", "«$PORT»"]',
      message: "variable",
    },
    { code: 'FROM alpine:3.20\nRUN ["/sbin/init", "«$PORT»"]', message: "variable" },
    { code: 'FROM alpine:3.20\nRUN ["/initrd", "«$PORT»"]', message: "variable" },
    { title: "no entrypoint", code: 'FROM scratch\nCMD ["/app", "«$PORT»"]', message: "variable" },
    { code: 'FROM gcr.io/distroless/static-debian12\nCMD ["/app", "«$PORT»"]', message: "variable" },
    { title: "RUN has none", code: 'FROM registry.example.com/a:1\nRUN ["app", "«$PORT»"]', message: "variable" },
    {
      title: "Java fills in properties only",
      code: 'FROM eclipse-temurin:21\nENTRYPOINT ["java", "«${JAVA_OPTS}»", "-Dport=«$PORT»", "-jar", "a.jar"]',
      message: "variable",
    },
    {
      title: "each operator",
      code: 'FROM alpine:3.20\nRUN ["7z", "x", "«||»", "echo", "«>>»", "/log", "«2>&1»", "«&»"]',
      message: "operator",
      says: ["||", ">>", "2>&1", "&"].map(
        (text) => `${text} is passed to 7z as an argument: the exec form runs without a shell`,
      ),
    },
    {
      code: 'FROM alpine:3.20\nRUN ["a.executor", "«&&»"]',
      message: "operator",
      says: "&& is passed to a.executor as an argument: the exec form runs without a shell",
    },
    { code: 'FROM eclipse-temurin:21\nENTRYPOINT ["java", "«$JAVA_OPTS»", "-jar", "a.jar"]', message: "variable" },
    { code: 'FROM alpine:3.20\nENV port=1\nENTRYPOINT ["app", "«$port»"]', message: "variable" },
    { code: 'FROM alpine:3.20\nHEALTHCHECK CMD ["curl", "-f", "http://localhost:«$PORT»"]', message: "variable" },
    { code: 'FROM alpine:3.20\nENTRYPOINT ["«$JAVA_HOME»/bin/app"]', message: "variable" },
    {
      code: 'FROM alpine:3.20\nCMD ["a", "«|»", "b", "«>»", "/c"]',
      message: "operator",
      says: [
        "| is passed to a as an argument: the exec form runs without a shell",
        "> is passed to a as an argument: the exec form runs without a shell",
      ],
    },
    { code: 'FROM alpine:3.20\nONBUILD RUN ["echo", "«$HOME»"]', message: "variable" },
  ],
});
