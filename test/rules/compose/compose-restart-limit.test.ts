import rule from "../../../rules/compose/compose-restart-limit.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    restart: always\n  b:\n    image: b\n    restart: on-failure:3\n  c:\n    image: c\n    restart: on-failure:${N}",
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    restart: «on-failure»",
      message: "unlimited",
      options: { most: 2 },
      says: "The service is restarted without end when it fails: write on-failure:2",
    },
    {
      code: "services:\n  a:\n    image: a\n    restart: «'on-failure:6'»",
      message: "many",
      says: "The service is restarted 6 times when it fails: allow 5 at most",
    },
  ],
});
