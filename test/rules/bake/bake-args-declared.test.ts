import rule from "../../../rules/bake/bake-args-declared.ts";
import { testRule } from "../../rule-tester.ts";

const target = (args: string, more = "") => `target "app" {\n  args = {\n    ${args}\n  }\n${more}}\n`;

testRule(rule, {
  good: [
    { code: target("A = 1"), files: { Dockerfile: "ARG A\nFROM alpine:3.20" } },
    { code: target("A = 1"), files: { Dockerfile: "FROM alpine:3.20\nARG B A=2" } },
    { code: target("A = 1"), files: { Dockerfile: "FROM alpine:3.20\nONBUILD ARG A" } },
    { title: "no Dockerfile is there", code: target("A = 1") },
    { title: "an argument that is not passed", code: target("A = null"), files: { Dockerfile: "FROM alpine:3.20" } },
    {
      title: "arguments that are predefined",
      code: target('HTTP_PROXY = "p"\n    BUILDKIT_NEW = 1\n    SOURCE_DATE_EPOCH = 0'),
      files: { Dockerfile: "FROM alpine:3.20" },
    },
    {
      title: "another frontend may read others",
      code: target("A = 1"),
      files: { Dockerfile: "# syntax=example.com/frontend:1\nFROM alpine:3.20" },
    },
    {
      title: "one of the targets that inherit it declares it",
      code: `target "_common" {\n  args = { A = 1 }\n}\ntarget "a" {\n  inherits = ["_common"]\n}\ntarget "b" {\n  inherits = ["_common"]\n  dockerfile = "b"\n}\n`,
      files: { Dockerfile: "FROM alpine:3.20", b: "FROM alpine:3.20\nARG A" },
    },
    {
      title: "one combination of a matrix declares it",
      code: 'target "m" {\n  name = "m-${x}"\n  matrix = { x = ["a", "b"] }\n  dockerfile = x\n  args = { A = 1 }\n}\n',
      files: { a: "FROM alpine:3.20", b: "FROM alpine:3.20\nARG A" },
    },
  ],
  bad: [
    {
      code: target('«VERSON» = "1"'),
      files: { Dockerfile: "# syntax=docker/dockerfile:1\nFROM alpine:3.20\nARG VERSION" },
      message: "one",
      says: "Dockerfile does not declare the build argument VERSON: add an ARG, or remove the argument",
    },
    {
      title: "in a file that is inherited from, by all that inherit",
      code: `target "_common" {\n  args = { «A» = 1 }\n}\ntarget "a" {\n  inherits = ["_common"]\n}\ntarget "b" {\n  inherits = ["_common"]\n  dockerfile = "b"\n}\n`,
      files: { Dockerfile: "FROM alpine:3.20", b: "FROM alpine:3.20" },
      message: "several",
      says: "None of the 2 Dockerfiles built with the argument A declares it: add an ARG, or remove the argument",
    },
    {
      title: "names are case-sensitive",
      code: target('«"a"» = 1').replace('«"a"»', '"«a»"'),
      files: { Dockerfile: "FROM alpine:3.20\nARG A" },
      message: "one",
    },
    {
      title: "a map that is worked out",
      code: 'target "app" {\n  args = «merge({ A = 1 }, {})»\n}\n',
      files: { Dockerfile: "FROM alpine:3.20" },
      message: "one",
    },
  ],
});
