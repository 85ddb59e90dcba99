import rule from "../../../rules/syntax/valid-key-value.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ['FROM alpine:3.20\nENV A="b c" D=e\\ f', "FROM alpine:3.20\nARG A B=1", "FROM alpine:3.20\nENV A b c"],
  bad: [
    { code: "FROM alpine:3.20\nENV «=b»", says: "ENV needs a name before the =" },
    "FROM alpine:3.20\nENV A=«'b»",
    "FROM alpine:3.20\nLABEL a=b \\\n  «c»",
  ],
});
