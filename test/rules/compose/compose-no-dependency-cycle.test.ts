import rule from "../../../rules/compose/compose-no-dependency-cycle.ts";
import { testRule } from "../../rule-tester.ts";

const chain = Array.from({ length: 9 }, (_, i) => `  s${i}:\n    image: a\n    depends_on: [s${i + 1}]\n`).join("");

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    depends_on: [b, c]\n  b:\n    image: b\n    depends_on: [c]\n  c:\n    image: c\n    networks: [a]",
    "services:\n  a:\n    image: a\n    extends: b\n  b:\n    image: b\n    depends_on: [a]",
    "services:\n  a:\n    image: a\n    depends_on: [nowhere]",
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    links: [«a»]",
      says: "The services depend on each other in a circle: a -> a",
    },
    {
      code: "services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: b\n    network_mode: service:c\n  c:\n    image: c\n    volumes_from: [«b»]",
      says: "The services depend on each other in a circle: b -> c -> b",
    },
    {
      code: `services:\n${chain}  s9:\n    image: a\n    depends_on: [«s0»]`,
      says: "The services depend on each other in a circle: s0 -> s1 -> s2 -> s3 -> ... -> s9 -> s0",
    },
  ],
});
