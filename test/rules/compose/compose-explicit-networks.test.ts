import rule from "../../../rules/compose/compose-explicit-networks.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    networks: [n]\n  b:\n    image: b\n    network_mode: host\n  c:\n    extends: a\nnetworks: {n: }",
    { code: "services:\n  a:\n    command: b", unknown: "another file may add to it" },
  ],
  bad: [
    {
      code: "services:\n  «a»:\n    image: a",
      says: "Service a joins the default network with all others: name its networks",
    },
  ],
});
