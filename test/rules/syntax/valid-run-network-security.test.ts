import rule from "../../../rules/syntax/valid-run-network-security.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nRUN --network=host --security=sandbox true"],
  bad: [
    {
      code: "FROM alpine:3.20\nRUN --network=«None» true",
      says: "--network must be default, none or host, not None; did you mean none?",
      fixed: "FROM alpine:3.20\nRUN --network=none true",
    },
    {
      code: "FROM alpine:3.20\nRUN --security=«inscur» true",
      offers: "Write insecure, unless another word is meant",
      fixedUnsafe: "FROM alpine:3.20\nRUN --security=insecure true",
    },
  ],
});
