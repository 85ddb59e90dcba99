import rule from "../../../rules/variables/no-space-before-equals.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nENV A b", "FROM alpine:3.20\nENV A=b C=d"],
  bad: [
    { code: 'FROM alpine:3.20\nLABEL a« »= "b c"', fixedUnsafe: 'FROM alpine:3.20\nLABEL a="b c"' },
    ...['""', "''", "'b c'"].map((value) => ({
      code: `FROM alpine:3.20\nLABEL a« »=${value}`,
      fixedUnsafe: `FROM alpine:3.20\nLABEL a=${value}`,
    })),
    {
      title: "a script reads it",
      code: "FROM alpine:3.20\nENV A« »=b\nRUN echo $A",
      fixedUnsafe: "FROM alpine:3.20\nENV A=b\nRUN echo $A",
    },
    { title: "several pairs", code: "FROM alpine:3.20\nENV A« »=b c=d" },
    { title: "several words", code: "FROM alpine:3.20\nENV A«  »=b c" },
    {
      code: "FROM alpine:3.20\nENV A« »= b",
      says: "The space before = makes it part of the value: A is set to = b",
      fixedUnsafe: "FROM alpine:3.20\nENV A=b",
    },
  ],
});
