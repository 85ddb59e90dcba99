import rule from "../../../rules/variables/no-same-env-reference.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "the same twice", code: "FROM alpine:3.20\nENV MODE=a B=c MODE=a" },
    "FROM alpine:3.20\nENV B=$A A=1",
    { title: "the same value", code: "FROM alpine:3.20\nENV A=1\nENV A=1 B=$A" },
    { title: "with a value to fall back on, which is another", code: "FROM alpine:3.20\nENV A=1 B=${A:-2}" },
    { title: "with a value to fall back on", code: "FROM alpine:3.20\nENV A=${A:-1} B=${A:-1}" },
    { title: "it adds to its old value", code: "FROM alpine:3.20\nENV PATH=/a:$PATH ALL=/b:$PATH" },
    { title: "single quotes", code: "FROM alpine:3.20\nENV A=1 B='$A'" },
  ],
  bad: [
    {
      title: "its own, set twice",
      code: "FROM alpine:3.20\nENV «A»=1 ‹A›=$A/x",
      message: "twice",
      severity: "warning",
      related: "Set again here",
    },
    {
      code: "FROM alpine:3.20\nENV «MODE»=a B=c ‹MODE›=b",
      message: "twice",
      severity: "warning",
      says: "This value of MODE is lost: the same ENV sets it again",
      related: "Set again here",
    },
    {
      code: "FROM alpine:3.20\nENV A=1\nENV ‹A›=2 \\\n    B=$«A»$A \\\n    C=3",
      message: "old",
      related: "Set here",
      fixedUnsafe: "FROM alpine:3.20\nENV A=1\nENV A=2\nENV B=$A$A \\\n    C=3",
    },
    {
      title: "an unknown base image",
      code: "FROM example.com/base:1\nENV ‹A›=1 B=$«A»",
      message: "old",
      severity: "warning",
      says: "A still has its old value here: what the same ENV sets takes effect only after it",
      related: "Set here",
      fixedUnsafe: "FROM example.com/base:1\nENV A=1\nENV B=$A",
    },
    {
      title: "CRLF, comments elsewhere, and a script that reads it",
      code: "# a\r\nFROM alpine:3.20\r\nENV X=1\r\nENV ‹A›=$X B=$X:$«A»\r\nRUN echo $B\r\n",
      message: "empty",
      related: "Set here",
      fixedUnsafe: "# a\r\nFROM alpine:3.20\r\nENV X=1\r\nENV A=$X\r\nENV B=$X:$A\r\nRUN echo $B\r\n",
    },
    {
      title: "a comment between",
      code: "FROM alpine:3.20\nENV ‹A›=1 \\\n# why\n  B=$«A»",
      message: "empty",
      related: "Set here",
    },
    {
      title: "under ONBUILD",
      code: "FROM alpine:3.20\nONBUILD ENV ‹A›=1 B=$«A»",
      message: "empty",
      says: "A is still empty here: what the same ENV sets takes effect only after it",
      related: "Set here",
    },
  ],
});
