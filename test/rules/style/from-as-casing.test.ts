import rule from "../../../rules/style/from-as-casing.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["From alpine:3.20 as a", "From alpine:3.20 AS a", "FROM alpine:3.20"],
  bad: [
    { code: "from alpine:3.20 «AS» a", says: "Write as in the same case as from", fixed: "from alpine:3.20 as a" },
    { code: "FROM alpine:3.20 \\\n  «As» a", fixed: "FROM alpine:3.20 \\\n  AS a" },
  ],
});
