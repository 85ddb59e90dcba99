import rule from "../../../rules/builds/build-target-exists.ts";
import { testRule } from "../../rule-tester.ts";

const build = (target: string) => `services:\n  a:\n    build:\n      context: app\n      target: ${target}`;
const dockerfile = "FROM alpine:3.20 AS Base\nFROM base AS web\nFROM base";

testRule(rule, {
  good: [
    {
      kind: "bake",
      title: "a target that is there to be inherited",
      code: 'target "_a" {\n  target = "web"\n}\ntarget "b" {\n  inherits = ["_a"]\n  context = "app"\n}\n',
      files: { "app/Dockerfile": dockerfile },
    },
    {
      kind: "bake",
      title: "a target that is inherited, and replaced by all who do",
      code: 'target "_a" {\n  target = "wep"\n}\ntarget "b" {\n  inherits = ["_a"]\n  context = "app"\n  target = "web"\n}\n',
      files: { "app/Dockerfile": dockerfile },
      unknown: "the target is not known",
    },
    {
      kind: "bake",
      title: "a target that is inherited, and a Dockerfile that is not there",
      code: 'target "_a" {\n  target = "wep"\n}\ntarget "b" {\n  inherits = ["_a"]\n  context = "app"\n}\n',
      unknown: "the Dockerfile cannot be read",
    },
    {
      kind: "bake",
      code: 'variable "T" {}\ntarget "a" {\n  context = "app"\n  target = T\n}\n',
      files: { "app/Dockerfile": dockerfile },
      unknown: true,
    },
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
    {
      title: "a frontend that may add stages",
      code: build("web"),
      files: { "app/Dockerfile": "# syntax=example.com/frontend:1\nFROM alpine:3.20\n" },
      unknown: "another frontend may know more stages",
    },
    { code: build("${STAGE}"), files: { "app/Dockerfile": dockerfile }, unknown: true },
    {
      code: "services:\n  a:\n    build:\n      context: https://git.example.com/a.git\n      target: x",
      unknown: true,
    },
    "services:\n  a:\n    build: .",
  ],
  bad: [
    {
      kind: "bake",
      code: 'target "a" {\n  context = "app"\n  target = "«wep»"\n}\n',
      files: { "app/Dockerfile": dockerfile },
      fixedUnsafe: 'target "a" {\n  context = "app"\n  target = "web"\n}\n',
      says: "app/Dockerfile has no stage wep: its stages are base, web",
      message: "missing",
    },
    {
      kind: "bake",
      title: "a target that others inherit",
      code: 'target "_a" {\n  target = "«Wep»"\n}\ntarget "b" {\n  inherits = ["_a"]\n}\ntarget "c" {\n  inherits = ["_a"]\n  context = "app"\n}\n',
      files: { "app/Dockerfile": dockerfile },
      fixedUnsafe:
        'target "_a" {\n  target = "web"\n}\ntarget "b" {\n  inherits = ["_a"]\n}\ntarget "c" {\n  inherits = ["_a"]\n  context = "app"\n}\n',
      says: "app/Dockerfile has no stage wep: its stages are base, web",
      message: "missing",
    },
    {
      kind: "bake",
      title: "a combination of a matrix",
      code: 'target "a" {\n  name = "a-${t}"\n  matrix = { t = ["web", "prod"] }\n  context = "app"\n  target = «t»\n}\n',
      files: { "app/Dockerfile": dockerfile },
      says: "app/Dockerfile has no stage prod: its stages are base, web",
      message: "missing",
    },
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
