import rule from "../../../rules/variables/env-key-equals-value.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nENV A=b C=d", "FROM alpine:3.20\nENV A =b", "FROM alpine:3.20\nENV A"],
  bad: [
    { code: 'FROM alpine:3.20\nENV «A "b c"»', fixed: 'FROM alpine:3.20\nENV A="b c"' },
    { code: "FROM alpine:3.20\nENV «A b=c d=$E»", fixed: 'FROM alpine:3.20\nENV A="b=c d=$E"' },
    { title: "quotes in the middle", code: "FROM alpine:3.20\nENV «A b 'c d' e»" },
    {
      title: "escapes",
      code: "FROM alpine:3.20\nENV «A b\\ c»",
      says: "ENV A value is deprecated: write ENV A=value",
      fixed: "FROM alpine:3.20\nENV A=b\\ c",
    },
    {
      title: "over lines",
      code: "FROM alpine:3.20\nENV «A \\\n  b c \\\n  d»",
      fixed: 'FROM alpine:3.20\nENV A="b c \\\n  d"',
    },
    { title: "under ONBUILD", code: "FROM alpine:3.20\nONBUILD ENV «A b»", fixed: "FROM alpine:3.20\nONBUILD ENV A=b" },
  ],
});
