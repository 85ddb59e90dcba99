import rule from "../../../rules/syntax/known-target.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { code: "FROM alpine:3.20 AS app\nFROM app", target: "APP" },
    { code: "FROM alpine:3.20\nFROM alpine:3.20", target: "0" },
    { title: "nothing to build at all", code: "ARG A", target: "app" },
  ],
  bad: [
    {
      code: "«FROM» alpine:3.20 AS app\nFROM app AS test",
      target: "tset",
      says: "No stage is named tset, the target of --target; did you mean test?",
    },
    { code: "«FROM» alpine:3.20", target: "1", says: "No stage is named 1, the target of --target" },
    {
      title: "asked for by a service",
      code: "«FROM» alpine:3.20 AS app",
      files: { "compose.yaml": "services:\n  web:\n    build:\n      context: .\n      target: production" },
      says: "No stage is named production, the target of service web of compose.yaml",
    },
  ],
});
