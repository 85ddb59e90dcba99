import rule from "../../../rules/variables/arg-in-scope.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG A=1\nFROM alpine:3.20\nENV A=2\nRUN echo $A",
    "ARG A=1\nFROM alpine:3.20\nRUN A=2 && echo $A",
    "ARG A=1\nFROM alpine:3.20\nRUN for A in 1 2; do echo $A; done",
    "ARG A=1\nFROM alpine:3.20\nRUN echo ${A:-none} '$A' \\$A",
    "ARG A=1\nFROM alpine:3.20 AS base\nARG A\nFROM base\nRUN echo $A",
    {
      title: "the base image sets it",
      code: "ARG PYTHON_VERSION=3.12\nFROM python:${PYTHON_VERSION}\nENV V=$PYTHON_VERSION",
      unknown: "python:3.12 sets PYTHON_VERSION to a value that differs by version",
    },
    { title: "something is set, whatever it is", code: "ARG A=1\nFROM example.com/base:1\nENV A=$X\nRUN echo $A" },
    { title: "with a value to fall back on", code: "ARG A=1\nFROM alpine:3.20\nLABEL a=${A:-none}" },
    { title: "above the first FROM", code: "ARG B=$A\nARG A=1\nFROM alpine:3.20\nLABEL b=1" },
    { title: "the base image may set it", code: "ARG A=1\nFROM example.com/base:1\nRUN echo $A", unknown: true },
    { title: "a sourced file may set it", code: "ARG A=1\nFROM alpine:3.20\nRUN . /env && echo $A" },
    { title: "when the container runs", code: "ARG A=1\nFROM alpine:3.20\nCMD echo $A" },
  ],
  bad: [
    {
      title: "once a stage",
      code: 'ARG ‹A›=1\nFROM alpine:3.20\nRUN echo "x$«A»" && \\\n  echo ${A}\nENV B=$A',
      related: "Declared here, for FROM only",
      fixedUnsafe: 'ARG A=1\nFROM alpine:3.20\nARG A\nRUN echo "x$A" && \\\n  echo ${A}\nENV B=$A',
    },
    {
      title: "one of several, in a mount",
      code: "ARG ‹A›=1\nARG B=2\nFROM alpine:3.20\nRUN --mount=type=cache,target=/$«A» true",
      related: "Declared here, for FROM only",
      fixedUnsafe: "ARG A=1\nARG B=2\nFROM alpine:3.20\nARG A\nRUN --mount=type=cache,target=/$A true",
    },
    {
      title: "used before it is declared",
      code: "ARG ‹A›=1\nFROM alpine:3.20\nENV B=$«A»\nARG A",
      related: "Declared here, for FROM only",
      fixedUnsafe: "ARG A=1\nFROM alpine:3.20\nARG A\nENV B=$A\nARG A",
    },
    {
      title: "in each stage",
      code: "ARG ‹A›=1\nFROM alpine:3.20\nARG A\nFROM alpine:3.20\nRUN echo $«A»",
      related: "Declared here, for FROM only",
      fixedUnsafe: "ARG A=1\nFROM alpine:3.20\nARG A\nFROM alpine:3.20\nARG A\nRUN echo $A",
    },
    {
      title: "in a heredoc",
      code: "ARG ‹A›=1\nFROM alpine:3.20\nRUN <<EOF\necho $«A»\nEOF",
      related: "Declared here, for FROM only",
      fixedUnsafe: "ARG A=1\nFROM alpine:3.20\nARG A\nRUN <<EOF\necho $A\nEOF",
    },
    {
      title: "CRLF",
      code: "ARG ‹A›=1\r\nFROM alpine:3.20\r\nUSER $«A»\r\n",
      says: "A is empty here: the stage must declare the global argument again with ARG A",
      related: "Declared here, for FROM only",
      fixedUnsafe: "ARG A=1\r\nFROM alpine:3.20\r\nARG A\r\nUSER $A\r\n",
    },
  ],
});
