import rule from "../../../rules/syntax/valid-add-checksum.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [`FROM alpine:3.20\nADD --checksum=sha256:${"a".repeat(64)} https://example.com/a /a`],
  bad: [
    {
      code: "FROM alpine:3.20\nADD --checksum=«sha256:abc» https://example.com/a /a",
      says: "sha256:abc is not a valid checksum: write sha256: and 64 hexadecimal digits",
    },
  ],
});
