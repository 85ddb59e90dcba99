import rule from "../../../rules/compose/compose-no-shared-volumes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    volumes: ['d:/a', 'd:/b', './c:/c', /e]\n  b:\n    image: b\n    volumes: ['./c:/c', /e, '${X}:/f']\nvolumes: {d: }",
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    volumes: ['dd:/a']\n  b:\n    image: b\n    volumes: [«{type: volume, source: dd, target: /c}»]\nvolumes: {dd: }",
      says: "The volume dd is mounted by service a too",
    },
  ],
});
