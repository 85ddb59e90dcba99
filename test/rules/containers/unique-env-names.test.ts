import rule from "../../../rules/containers/unique-env-names.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

testRule(rule, {
  good: [
    pod(["env: [{name: A, value: x}, {name: B, value: x}, {name: a, value: x}]"]),
    `${pod(["env: [{name: A, value: x}]"])}    - {name: b, image: b:1, env: [{name: A, value: y}]}\n`,
  ],
  bad: [
    {
      code: pod([
        "env: [{name: ‹A›, value: x}, {name: B, value: x}, {name: «A», valueFrom: {secretKeyRef: {name: s, key: a}}}]",
      ]),
      says: "A is set again: only this value counts",
      related: "It is set here before",
    },
  ],
});
