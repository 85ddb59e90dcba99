import { expect, it } from "vitest";
import { jsoncAsYaml } from "../../../src/syntax/yaml/jsonc.ts";

it.each([
  ['{"a": "b // c"} // d\n', '{"a": "b // c"}     \n', ["d"]],
  ['/* a\r\nb */{\t"c": 1}', '    \r\n    { "c": 1}', ["a\r\nb"]],
  ['{"a\\"//": /* b', '{"a\\"//":     ', ["b"]],
  ['{"a // b\n// c', '{"a // b\n    ', ["c"]],
  ['{"a \\\n// c', '{"a \\\n    ', ["c"]],
  ["/*/", "   ", ["/"]],
])("takes the comments of %j away", (text, yaml, comments) => {
  const read = jsoncAsYaml(text);
  expect(read.text).toBe(yaml);
  expect(read.comments.map((one) => one.text)).toEqual(comments);
});

it("reads strings and comments of megabytes", () => {
  for (const text of [`"${"b".repeat(12_000_000)}"`, `"${"\\\\".repeat(6_000_000)}"`, `/*${"*".repeat(12_000_000)}`]) {
    expect(jsoncAsYaml(text).text).toHaveLength(text.length);
  }
});
