import rule from "../../../rules/variables/no-undefined-variable.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG VARIANT=${templateOption:imageVariant}\nFROM debian:12\nLABEL a=${b^} c=${d:1}",
    { title: "a quoted heredoc is literal", code: 'FROM python:3.12\nCOPY <<"END" /e\necho $RUNTIME_ONLY\nEND' },
    { title: "an unknown base image may set anything", code: "FROM example.com/base:1\nENV A=$B" },
    { title: "a shell's own business", code: "FROM alpine:3.20\nRUN echo $B\nCMD echo $B" },
    "FROM alpine:3.20\nENV A=1\nENV B=$A",
    "FROM alpine:3.20\nARG A\nENV B=$A",
    { title: "from the parent stage", code: "FROM alpine:3.20 AS a\nENV A=1\nFROM a\nENV B=$A" },
    { title: "a global argument is another rule's", code: "ARG A=1\nFROM alpine:3.20\nENV B=$A" },
    { title: "only looked at when it is set", code: "FROM alpine:3.20\nENV LIB=/a${LIB:+:$LIB}" },
    { title: "a long way to write ARG A", code: "FROM alpine:3.20\nARG A=$A" },
    { title: "single quotes", code: "FROM alpine:3.20\nLABEL a='$b'" },
    { title: "a trigger runs elsewhere", code: "FROM alpine:3.20\nONBUILD ENV A=$B" },
    "FROM alpine:3.20\nENV PATH=/a:$PATH",
  ],
  bad: [
    { code: "FROM python:3.12\nENV V=${«PYTHN_VERSION»}", message: "unset" },
    { code: "FROM python:3.12\nCOPY <<END /e\necho 'it is' $«RUNTIME_ONLY»\nEND", message: "unset" },
    { title: "once an instruction", code: "FROM alpine:3.20\nCOPY $«A»/a $A/b /c/", message: "unset" },
    {
      title: "beside one that is only looked at when it is set",
      code: "FROM alpine:3.20\nENV A=${B:+$C}$«D»${E:-$«F»}",
      message: "unset",
    },
    {
      title: "one of the base image is meant",
      code: "FROM python:3.12\nLABEL v=$«PYTHN_VERSION»",
      message: "unset",
      says: "Nothing sets PYTHN_VERSION, so it is empty here; did you mean `PYTHON_VERSION`?",
    },
    ...["ARG VERSION=1", "ENV VERSION=1"].map((set) => ({
      title: `one that is set above is meant: ${set}`,
      code: `FROM alpine:3.20\n${set}\nLABEL v=$«VERSOIN»`,
      message: "unset",
      says: "Nothing sets VERSOIN, so it is empty here; did you mean `VERSION`?",
    })),
    {
      title: "none that is set here or below",
      code: "FROM alpine:3.20\nENV VERSION=$«VERSOIN»\nARG VERSIONS",
      message: "unset",
      says: "Nothing sets VERSOIN, so it is empty here",
    },
    { title: "over lines", code: "FROM alpine:3.20\nENV A=1 \\\n    B=${«C»}", message: "unset" },
    {
      title: "what only runs has",
      code: "FROM alpine:3.20\nCOPY a $«HOME»/a",
      message: "unset",
      says: "Nothing sets HOME, so it is empty here; only what runs has it",
    },
    {
      title: "before the first FROM",
      code: "ARG A=$«B»\nFROM alpine:3.20",
      message: "unset",
      says: "Nothing sets B, so it is empty here; did you mean `A`?",
    },
    {
      title: "one declaration for all",
      code: "FROM alpine:3.20\n  LABEL a=$«TARGETOS»\n  LABEL b=$«TARGETOS»",
      message: "predefined",
      says: "TARGETOS is empty here until ARG TARGETOS declares it in this stage",
      fixedUnsafe: "FROM alpine:3.20\n  ARG TARGETOS\n  LABEL a=$TARGETOS\n  LABEL b=$TARGETOS",
    },
  ],
});
