import rule from "../../../rules/bake/bake-no-ignored-dockerfile.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'target "a" {\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
    'target "a" {\n  dockerfile = null\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
    {
      title: "each in a target of its own",
      code: 'target "a" {\n  dockerfile = "a"\n}\ntarget "b" {\n  inherits = ["a"]\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
    },
  ],
  bad: [
    {
      title: "over several lines",
      code: 'target "a" {\n  dockerfile-inline = "FROM alpine:3.20"\n  «dockerfile» = join("/", [\n    "a", "b"\n  ])\n}\n',
      fixed: 'target "a" {\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
      says: "Bake ignores dockerfile beside dockerfile-inline: remove one of them",
    },
    {
      title: "a comment beside it is somebody's",
      code: 'target "a" {\n  «dockerfile» = "a" # mine\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
      fixed: null,
    },
    {
      title: "in a JSON file",
      code: '{"target": {"a": {\n  "«dockerfile»": "a",\n  "dockerfile-inline": "FROM alpine:3.20"\n}}}\n',
      fixed: '{"target": {"a": {\n  "dockerfile-inline": "FROM alpine:3.20"\n}}}\n',
    },
    {
      title: "last in a JSON object",
      code: '{"target": {"a": {\n  "dockerfile-inline": "FROM alpine:3.20",\n  "«dockerfile»": "a"\n}}}\n',
      fixed: null,
    },
  ],
});
