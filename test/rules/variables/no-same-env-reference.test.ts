import rule from "../../../rules/variables/no-same-env-reference.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nENV B=$A A=1",
    { title: "the same value", code: "FROM alpine:3.20\nENV A=1\nENV A=1 B=$A" },
    { title: "with a value to fall back on", code: "FROM alpine:3.20\nENV A=${A:-1} B=${A:-1}" },
    { title: "it adds to its old value", code: "FROM alpine:3.20\nENV PATH=/a:$PATH ALL=/b:$PATH" },
    { title: "single quotes", code: "FROM alpine:3.20\nENV A=1 B='$A'" },
  ],
  bad: [
    {
      code: "FROM alpine:3.20\nENV A=1\nENV A=2 \\\n    B=$«A»$A \\\n    C=3",
      message: "old",
      fixed: "FROM alpine:3.20\nENV A=1\nENV A=2\nENV B=$A$A \\\n    C=3",
    },
    { title: "an unknown base image", code: "FROM example.com/base:1\nENV A=1 B=$«A»", message: "old" },
    {
      title: "a comment between",
      code: "FROM alpine:3.20\nENV A=1 \\\n# why\n  B=$«A»",
      message: "empty",
      fixed: null,
    },
    { title: "under ONBUILD", code: "FROM alpine:3.20\nONBUILD ENV A=1 B=$«A»", message: "empty", fixed: null },
  ],
});
