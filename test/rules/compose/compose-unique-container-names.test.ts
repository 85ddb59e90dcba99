import rule from "../../../rules/compose/compose-unique-container-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    container_name: ${NAME}\n  b:\n    image: b\n    container_name: ${NAME}",
    "services:\n  a:\n    image: a\n    container_name: one\n  b:\n    image: b\n    container_name: one\n    profiles: [dev]",
    "services:\n  a:\n    image: a\n    container_name: one\n    scale: 1\n    deploy: {replicas: '${N}'}",
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    container_name: one\n    profiles: [x, y]\n  b:\n    image: b\n    container_name: '«one»'\n    profiles: [y]",
      message: "duplicate",
      says: "The container name one is a duplicate: service a has it too",
    },
    {
      code: "services:\n  a:\n    image: a\n    container_name: «-a»\n  b:\n    image: b\n    container_name: «x»",
      message: "invalid",
      says: [
        "-a is not a valid name for a container: use letters, digits, periods, underscores and dashes",
        "x is not a valid name for a container: use letters, digits, periods, underscores and dashes",
      ],
    },
    {
      code: "services:\n  a:\n    image: a\n    container_name: «one»\n    scale: 2",
      message: "replicas",
      says: "Several containers of service a cannot have the name one: remove container_name",
    },
  ],
});
