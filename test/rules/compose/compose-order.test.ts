import rule from "../../../rules/compose/compose-order.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "x-a: &a\n  restart: always\n  image: a\nname: a\nservices:\n  a:\n    <<: *a\n  b:\n    image: b\n    depends_on: [a]\n    ports: [80:80, 81:81]\n    tty: true\nnetworks: {n: }",
    { code: "volumes: {a: }\nservices:\n  a:\n    image: a", options: { of: [] } },
  ],
  bad: [
    {
      code: "networks: {n: }\n«services»:\n  b:\n    image: b\n  «a»:\n    tty: true\n    «image»: a\n    depends_on: {c: {}, «b»: {}}\n    ports: [90:80, «80:80»]",
      says: [
        "services is out of order: move it before networks",
        "a is out of order: move it before b",
        "image is out of order: move it before tty",
        "b is out of order: move it before c",
        "80:80 is out of order: move it before 90:80",
      ],
    },
  ],
});
