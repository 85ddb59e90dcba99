import rule from "../../../rules/syntax/require-from.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM scratch"],
  bad: [
    { title: "an empty file", code: "«»", says: "The file has no instructions" },
    { title: "comments alone", code: "«»# nothing here\n" },
    { title: "a byte order mark alone", code: "\uFEFF«»" },
    { title: "comments behind a byte order mark", code: "\uFEFF«»# nothing here\n" },
    "«ARG» A=1\nARG B=2",
  ],
});
