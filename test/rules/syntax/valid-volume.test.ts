import rule from "../../../rules/syntax/valid-volume.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nVOLUME /a /b"],
  bad: [{ code: 'FROM alpine:3.20\nVOLUME ["« »"]', says: "The path of a volume cannot be empty" }],
});
