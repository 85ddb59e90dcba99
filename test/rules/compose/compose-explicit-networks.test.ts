import rule from "../../../rules/compose/compose-explicit-networks.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    networks: [n]\n  b:\n    image: b\n    network_mode: host\n  c:\n    extends: a\nnetworks: {n: }",
    { code: "services:\n  a:\n    command: b", unknown: "another file may add to it" },
    {
      title: "those of a file that is read over it, and of one that is extended",
      files: {
        "compose.override.yaml": "services: {a: {networks: [n]}}",
        "base.yml": "services: {b: {network_mode: none}}",
      },
      code: "services:\n  a:\n    image: a\n  b:\n    image: b\n    extends: {file: base.yml, service: b}",
    },
  ],
  bad: [
    {
      code: "services:\n  «a»:\n    image: a",
      says: "Service a joins the default network with all others: name its networks",
    },
    {
      title: "nor does one that it extends",
      code: "services:\n  «a»:\n    extends: b\n  «b»:\n    image: a",
    },
  ],
});
