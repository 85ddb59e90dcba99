import rule from "../../../rules/builds/build-args-declared.ts";
import { testRule } from "../../rule-tester.ts";

const target = (args: string, more = "") => `target "app" {\n  args = {\n    ${args}\n  }\n${more}}\n`;

testRule(rule, {
  good: [
    {
      kind: "compose",
      title: "an image that may have ONBUILD ARG",
      code: "services:\n  a:\n    build: {context: ., args: {A: 1}}",
      files: { Dockerfile: "FROM example.com/factory:1" },
      unknown: "a base image may read it in an ONBUILD instruction",
    },
    {
      kind: "compose",
      title: "declared by what extends the service",
      code: "services:\n  a:\n    build: {context: ., args: {A: 1}}\n  b:\n    extends: a\n    build: {context: b}",
      files: { Dockerfile: "FROM alpine:3.20", "b/Dockerfile": "FROM alpine:3.20\nARG A" },
    },
    { kind: "bake", code: target("A = 1"), files: { Dockerfile: "ARG A\nFROM alpine:3.20" } },
    { kind: "bake", code: target("A = 1"), files: { Dockerfile: "FROM alpine:3.20\nARG B A=2" } },
    { kind: "bake", code: target("A = 1"), files: { Dockerfile: "FROM alpine:3.20\nONBUILD ARG A" } },
    { kind: "bake", title: "no Dockerfile is there", code: target("A = 1") },
    {
      kind: "bake",
      title: "an argument that is not passed",
      code: target("A = null"),
      files: { Dockerfile: "FROM alpine:3.20" },
    },
    {
      kind: "bake",
      title: "arguments that are predefined",
      code: target('HTTP_PROXY = "p"\n    BUILDKIT_NEW = 1\n    SOURCE_DATE_EPOCH = 0'),
      files: { Dockerfile: "FROM alpine:3.20" },
    },
    {
      kind: "bake",
      title: "another frontend may read others",
      code: target("A = 1"),
      files: { Dockerfile: "# syntax=example.com/frontend:1\nFROM alpine:3.20" },
    },
    {
      kind: "bake",
      title: "one of the targets that inherit it declares it",
      code: `target "_common" {\n  args = { A = 1 }\n}\ntarget "a" {\n  inherits = ["_common"]\n}\ntarget "b" {\n  inherits = ["_common"]\n  dockerfile = "b"\n}\n`,
      files: { Dockerfile: "FROM alpine:3.20", b: "FROM alpine:3.20\nARG A" },
    },
    {
      kind: "bake",
      title: "one combination of a matrix declares it",
      code: 'target "m" {\n  name = "m-${x}"\n  matrix = { x = ["a", "b"] }\n  dockerfile = x\n  args = { A = 1 }\n}\n',
      files: { a: "FROM alpine:3.20", b: "FROM alpine:3.20\nARG A" },
    },
  ],
  bad: [
    {
      kind: "compose",
      title: "arguments that services share, where none of their Dockerfiles declares it",
      code: "x-args: &args\n  «A»: 1\n  B: 2\nservices:\n  a:\n    build: {context: ., args: *args}\n  b:\n    build: {context: b, args: *args}",
      files: { Dockerfile: "FROM alpine:3.20\nARG B", "b/Dockerfile": "FROM alpine:3.20" },
      message: "several",
      says: "None of the 2 Dockerfiles built with the argument A declares it: add an ARG, or remove the argument",
    },
    {
      kind: "compose",
      title: "what a service inherits and declares nowhere",
      code: "services:\n  a:\n    build: {context: ., args: {«A»: 1}}\n  b:\n    extends: a\n    build: {context: b}",
      files: { Dockerfile: "FROM alpine:3.20", "b/Dockerfile": "FROM alpine:3.20" },
      message: "several",
    },
    {
      kind: "bake",
      code: target('«VERSON» = "1"'),
      files: { Dockerfile: "# syntax=docker/dockerfile:1\nFROM alpine:3.20\nARG VERSION" },
      message: "one",
      says: "Dockerfile does not declare the build argument VERSON: add an ARG, or remove the argument",
    },
    {
      kind: "bake",
      title: "in a file that is inherited from, by all that inherit",
      code: `target "_common" {\n  args = { «A» = 1 }\n}\ntarget "a" {\n  inherits = ["_common"]\n}\ntarget "b" {\n  inherits = ["_common"]\n  dockerfile = "b"\n}\n`,
      files: { Dockerfile: "FROM alpine:3.20", b: "FROM alpine:3.20" },
      message: "several",
      says: "None of the 2 Dockerfiles built with the argument A declares it: add an ARG, or remove the argument",
    },
    {
      kind: "bake",
      title: "names are case-sensitive",
      code: target('«"a"» = 1').replace('«"a"»', '"«a»"'),
      files: { Dockerfile: "FROM alpine:3.20\nARG A" },
      message: "one",
    },
    {
      kind: "bake",
      title: "a map that is worked out",
      code: 'target "app" {\n  args = «merge({ A = 1 }, {})»\n}\n',
      files: { Dockerfile: "FROM alpine:3.20" },
      message: "one",
    },
  ],
});
