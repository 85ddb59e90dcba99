import rule from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM public.ecr.aws/lambda/python:3.13\nUSER root\nRUN dnf install -y tar\nCMD ["app.handler"]',
    "FROM alpine:3.22\nRUN adduser -D -u 0 toor && usermod -u 1000 toor\nUSER toor",
    "FROM alpine:3.22\nRUN adduser -D -u 10 app\nUSER app",
    "FROM alpine:3.22\nRUN adduser -D -u 0 toor && deluser toor\nUSER toor",
    "FROM debian:12",
    "FROM nginx:1.27\nUSER root\nRUN true",
    'FROM debian:12\nUSER root\nCMD ["bash"]',
    'FROM debian:12\nUSER root\nRUN apt-get install -y gosu\nENTRYPOINT ["/entrypoint.sh"]',
    { code: 'FROM debian:12\nUSER 0\nCMD ["/app"]', options: { safeImages: ["debian"] } },
    { code: "FROM debian:12\nARG WHO\nUSER $WHO", unknown: true },
  ],
  bad: [
    {
      title: "another name for root",
      code: "FROM alpine:3.22\nRUN adduser -D -u 0 toor\nUSER «toor»",
      says: "The image runs as toor, which has user ID 0: switch to another user",
    },
    {
      title: "a parent's USER once",
      code: 'FROM debian:12 AS a\nUSER «root»\nFROM a\nCMD ["/app"]',
      options: { stages: "all" },
      says: "The stage runs as root: switch to another user",
    },
    {
      title: "what a builder starts says nothing",
      code: 'FROM debian:12 AS a\nUSER «root»\nCMD ["bash"]\nFROM debian:12',
      options: { stages: "all" },
    },
    { code: "FROM a:1 AS b\nUSER «root»\nFROM c:1\nUSER 1", options: { stages: "all" } },
    { code: "FROM debian:12\nARG ‹WHO=root›\nUSER «$WHO»", related: "ARG WHO", flow: true },
    {
      title: "a variable's place once",
      code: 'FROM debian:12\nARG ‹ID=0›\nUSER «"$ID:$ID"»\nCMD ["/app"]',
      says: "The image runs as root: switch to another user",
      related: "ARG ID",
      flow: true,
    },
    {
      title: "the administrator of Windows",
      code: "FROM a:1\nUSER «ContainerAdministrator»\nCMD app.exe",
      says: "The image runs as ContainerAdministrator: switch to another user",
    },
    {
      code: "FROM a:1\nUSER «containeradministrator»\nCMD app.exe",
      says: "The image runs as ContainerAdministrator: switch to another user",
    },
    { code: 'FROM debian:12\nUSER «root»\nCMD ["bash"]', options: { allowInteractive: false } },
    { code: 'FROM debian:12 \\\n AS a\nUSER \\\n  «root:root»\nCMD ["bash", "-c", "/app"]' },
    {
      title: "the user before comes back",
      code: 'FROM debian:12\nUSER app\nRUN make\nUSER «root»\nEXPOSE 80\nCMD ["/app"]',
      offers: "Switch back to app, who may read and write less than root",
      fixedUnsafe: 'FROM debian:12\nUSER app\nRUN make\nEXPOSE 80\nCMD ["/app"]',
    },
    {
      title: "once root has done its work",
      code: 'FROM debian:12\nUSER 1000:1000\nUSER «root»\nRUN apt-get update\nCMD ["/app"]',
      fixedUnsafe: 'FROM debian:12\nUSER 1000:1000\nUSER root\nRUN apt-get update\nUSER 1000:1000\nCMD ["/app"]',
    },
    {
      title: "the base image's user",
      code: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app\nUSER «root»\nENTRYPOINT ["/app"]',
      fixedUnsafe: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app\nENTRYPOINT ["/app"]',
    },
  ],
});
