import rule from "../../../rules/compose/compose-build-target-exists.ts";
import { testRule } from "../../rule-tester.ts";

const build = (target: string) => `services:\n  a:\n    build:\n      context: app\n      target: ${target}`;
const dockerfile = "FROM alpine:3.20 AS Base\nFROM base AS web\nFROM base";

testRule(rule, {
  good: [
    { code: build("WEB"), files: { "app/Dockerfile": dockerfile } },
    { code: build("2"), files: { "app/Dockerfile": dockerfile } },
    { code: build("10"), files: { "app/Dockerfile": "FROM alpine:3.20\n".repeat(11) } },
    { code: build('""'), files: { "app/Dockerfile": dockerfile } },
    { code: build("web"), unknown: true },
    {
      title: "the context of an extended service",
      code: "services:\n  a:\n    extends: b\n    build: {target: web}\n  b:\n    build: app",
      files: { "app/Dockerfile": dockerfile, Dockerfile: "FROM alpine:3.20" },
    },
    { title: "a variable of .env", code: build("${T:-x}"), files: { "app/Dockerfile": dockerfile, ".env": "T=web" } },
    {
      title: "a file for another frontend",
      code: build("web"),
      files: { "app/Dockerfile": "//syntax=example.com/hlb:1\nfs web() {\n}" },
      unknown: true,
    },
    { code: build("${STAGE}"), files: { "app/Dockerfile": dockerfile }, unknown: true },
    {
      code: "services:\n  a:\n    build:\n      context: https://git.example.com/a.git\n      target: x",
      unknown: true,
    },
    "services:\n  a:\n    build: .",
  ],
  bad: [
    { code: build("«WEP»"), files: { "app/Dockerfile": dockerfile }, fixedUnsafe: build("web"), message: "missing" },
    { code: build('"«0x1»"'), files: { "app/Dockerfile": dockerfile }, message: "missing" },
    { code: build("«wep»"), files: { "app/Dockerfile": dockerfile }, fixedUnsafe: build("web"), message: "missing" },
    {
      title: "each build by its own Dockerfile",
      code: "services:\n  a:\n    build: {context: app, target: web}\n  b:\n    build: {context: other, target: «1a»}",
      files: { "app/Dockerfile": dockerfile, "other/Dockerfile": "FROM alpine:3.20 AS x\nFROM x" },
      message: "missing",
    },
    { code: build('"«prod»"'), files: { "app/Dockerfile": dockerfile }, message: "missing", fixed: null },
    {
      title: "a target of .env",
      code: build("«$T»"),
      files: { "app/Dockerfile": dockerfile, ".env": "T=wep" },
      message: "missing",
    },
    {
      code: build("«3»"),
      files: { "app/Dockerfile": dockerfile },
      message: "missing",
      says: "app/Dockerfile has no stage 3: its stages are base, web",
    },
    {
      code: build("«web»"),
      files: { "app/Dockerfile": "FROM alpine:3.20" },
      message: "unnamed",
      says: "app/Dockerfile has no stage web: none of its stages has a name",
    },
  ],
});
