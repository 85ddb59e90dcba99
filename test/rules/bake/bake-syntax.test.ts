import rule from "../../../rules/bake/bake-syntax.ts";
import { testRule } from "../../rule-tester.ts";

const matrix = (count: number) =>
  `target "a" {\n  name = "a-\${x}"\n  matrix = { x = [${Array.from({ length: count }, (_, i) => i).join()}] }\n}\n`;

testRule(rule, {
  good: [
    'variable TAG {\n  default = "1"\n}\ntarget "a-b_1" {\n  tags = ["a:${TAG}"]\n}\n',
    "",
    { title: "as many combinations as are looked at", code: matrix(256) },
    { title: "more combinations than are looked at", code: matrix(257), unknown: true },
    {
      title: "a comment suppresses",
      code: '// plimsoll ignore=bake-syntax -- another tool reads it\ntarget "a" {\n  own = 1\n}\n',
    },
  ],
  bad: [
    {
      code: 'target "a" {\n  args = { A = "1" }\n  «args» = { B = "2" }\n}\n',
      says: "args is already set in this block: remove one of them",
    },
    {
      code: 'group "default" {\n  «tragets» = []\n  targets = []\n}\n',
      says: "A group has no key tragets; did you mean targets?",
    },
    { code: 'target "a" {\n  context = «[".", "b"]»\n}\n', says: "context must be a string" },
    { code: 'target "a" {\n  output = «"type=docker"»\n}\n', says: "output must be a list" },
    { code: 'target "a" {\n  context = «"».\n}\n', says: "This string is not closed: add a quotation mark" },
  ],
});
