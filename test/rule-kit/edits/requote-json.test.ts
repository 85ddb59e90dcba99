import { expect, it } from "vitest";
import { requoteAsJson } from "../../../src/rule-kit/edits/requote-json.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { verbatim } from "../../../src/text/offset-map.ts";

function requoted(text: string): string | undefined {
  const edits = requoteAsJson(verbatim(text, 0));
  return edits && applyEdits(text, edits);
}

it.each([
  ["['a', 'b']", '["a", "b"]'],
  ["[ 'a' ,'b' ]", '[ "a" ,"b" ]'],
  ["[“a”, ”b”]", '["a", "b"]'],
  ["[‘a’, ’b’]", '["a", "b"]'],
  [`["a", 'b']`, '["a", "b"]'],
  ['["a",]', '["a"]'],
  ['["a" , ]', '["a"  ]'],
  ["['a',]", '["a"]'],
  ["['']", '[""]'],
  ["['a', '']", '["a", ""]'],
])("makes %s a JSON array", (text, expected) => {
  expect(requoted(text)).toBe(expected);
});

it.each([
  '["a", "b"]',
  '["a"]',
  "[]",
  "[a, 'b']",
  "['a' 'b']",
  "['a'x]",
  "['a', b]",
  "['a]",
  "['a', ']",
  `['a"b']`,
  "['a\\b']",
  "['a\tb']",
  "['\ta']",
  "'a', 'b']",
  "['a', 'b'",
  "(' '])",
  "['a',,'b']",
])("leaves %s alone", (text) => {
  expect(requoted(text)).toBeUndefined();
});

it("places its edits in the outer text", () => {
  const text = "CMD ['a']";
  expect(applyEdits(text, requoteAsJson(verbatim("['a']", 4))!)).toBe('CMD ["a"]');
});
