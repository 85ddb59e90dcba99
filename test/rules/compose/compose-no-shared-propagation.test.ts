import rule from "../../../rules/compose/compose-no-shared-propagation.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    volumes: [/a:/b, '/shared:/rshared', '/a:/b:ro,rslave', {type: bind, source: /a, target: /b, bind: {propagation: private}}]",
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    volumes: [«/a:/b:shared», '«/a:/b:rshared,ro»', {type: bind, source: /a, target: /b, bind: {propagation: «rshared»}}]",
      says: "Service a shares what is mounted here with the host: use private propagation",
    },
  ],
});
