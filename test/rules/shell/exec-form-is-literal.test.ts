import rule from "../../../rules/shell/exec-form-is-literal.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM alpine:3.20\nCMD ["sh", "-c", "echo $HOME && true"]',
    'FROM alpine:3.20\nENTRYPOINT ["sh", "-c"]\nCMD ["echo $HOME"]',
    {
      title: "a script may",
      code: 'FROM alpine:3.20\nENTRYPOINT ["/start.sh"]\nCMD ["--port", "$PORT"]',
      unknown: true,
    },
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
    {
      title: "properties that Java frameworks fill in",
      code: 'FROM eclipse-temurin:21\nENTRYPOINT ["java", "-Dport=${PORT}", "-jar", "a.jar"]',
    },
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ["powershell.exe", "-Command", "$ErrorActionPreference; a | b"]',
    "FROM alpine:3.20\nRUN echo $HOME && true",
    'FROM alpine:3.20\nHEALTHCHECK NONE\nCMD ["a|b"]',
  ],
  bad: [
    { code: 'FROM alpine:3.20\nRUN ["/bin/echo","«$HOME» | x"]', message: "variable" },
    { code: 'FROM alpine:3.20\nCMD ["server", \\\n  "--port=«${PORT:-80}»", "«$HOST»"]', message: "variable" },
    {
      code: 'FROM node:22\nCMD ["server", "«$PORT»"]',
      message: "variable",
      says: "$PORT stays literal: no shell reads the exec form",
    },
    { code: 'FROM alpine:3.20\nENTRYPOINT ["/app"]\nCMD ["«$PORT»"]', message: "variable" },
    { code: 'FROM eclipse-temurin:21\nENTRYPOINT ["java", "«$JAVA_OPTS»", "-jar", "a.jar"]', message: "variable" },
    { code: 'FROM alpine:3.20\nENV port=1\nENTRYPOINT ["app", "«$port»"]', message: "variable" },
    { code: 'FROM alpine:3.20\nHEALTHCHECK CMD ["curl", "-f", "http://localhost:«$PORT»"]', message: "variable" },
    { code: 'FROM alpine:3.20\nENTRYPOINT ["«$JAVA_HOME»/bin/app"]', message: "variable" },
    {
      code: 'FROM alpine:3.20\nCMD ["a", "«|»", "b", "«>»", "/c"]',
      message: "operator",
      says: [
        "| is handed to a as an argument: no shell reads the exec form",
        "> is handed to a as an argument: no shell reads the exec form",
      ],
    },
    { code: 'FROM alpine:3.20\nONBUILD RUN ["echo", "«$HOME»"]', message: "variable" },
  ],
});
