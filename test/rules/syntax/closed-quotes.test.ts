import rule from "../../../rules/syntax/closed-quotes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nRUN echo 'open"],
  bad: [{ code: "FROM alpine:3.20\nUSER «'app»", says: "The quote ' is not closed" }],
});
