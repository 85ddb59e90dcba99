import rule from "../../../rules/syntax/valid-add-checksum.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [`FROM alpine:3.20\nADD --checksum=sha256:${"a".repeat(64)} https://example.com/a /a`],
  bad: ["FROM alpine:3.20\nADD --checksum=«sha256:abc» https://example.com/a /a"],
});
