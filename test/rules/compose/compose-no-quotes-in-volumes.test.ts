import rule from "../../../rules/compose/compose-no-quotes-in-volumes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    volumes: [a:/b, {type: bind, source: './a', target: '/b'}]",
    "services:\n  a:\n    image: a\n    volumes: ['a b:/c', '*a:/b', \"a\\x20:/b\", '22:22', 'a:/b #c', 'a: b', '{a}:/b']",
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    volumes:\n      - «'./a:/b:ro'»\n      - «\"${HOME}/a:/b\"»",
      fixed: "services:\n  a:\n    image: a\n    volumes:\n      - ./a:/b:ro\n      - ${HOME}/a:/b",
    },
  ],
});
