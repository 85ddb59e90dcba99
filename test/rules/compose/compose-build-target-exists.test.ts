import rule from "../../../rules/compose/compose-build-target-exists.ts";
import { testRule } from "../../rule-tester.ts";

const build = (target: string) => `services:\n  a:\n    build:\n      context: app\n      target: ${target}`;
const dockerfile = "FROM alpine:3.20 AS Base\nFROM base AS web\nFROM base";

testRule(rule, {
  good: [
    { code: build("WEB"), files: { "app/Dockerfile": dockerfile } },
    { code: build("2"), files: { "app/Dockerfile": dockerfile } },
    { code: build("web"), unknown: true },
    { code: build("${STAGE}"), files: { "app/Dockerfile": dockerfile }, unknown: true },
    {
      code: "services:\n  a:\n    build:\n      context: https://git.example.com/a.git\n      target: x",
      unknown: true,
    },
    "services:\n  a:\n    build: .",
  ],
  bad: [
    { code: build("«wep»"), files: { "app/Dockerfile": dockerfile }, fixed: build("web"), message: "missing" },
    { code: build('"«prod»"'), files: { "app/Dockerfile": dockerfile }, fixed: null },
    { code: build("«3»"), files: { "app/Dockerfile": dockerfile } },
    { code: build("«web»"), files: { "app/Dockerfile": "FROM alpine:3.20" }, message: "unnamed" },
  ],
});
